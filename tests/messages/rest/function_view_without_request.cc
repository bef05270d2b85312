// expect: an api_view is Response(Request&), with const Kwargs& or APIView& beside
#include "cadenza/rest/function_view.h"

#ifdef CONTROL
cadenza::Response hello(cadenza::Request&) { return cadenza::Response(); }
#else
cadenza::Response hello(int) { return cadenza::Response(); }
#endif

cadenza::ViewHandle view = cadenza::api_view({cadenza::GET}, hello);
