// expect: permision_classes
// expect(g++): did you mean 'permission_classes'
// expect(clang++): did you mean 'permission_classes'
#include "cadenza/rest/api_view.h"

struct LogoutView : cadenza::APIView {
    LogoutView() {
#ifdef CONTROL
        permission_classes = {cadenza::AllowAny};
#else
        permision_classes = {cadenza::AllowAny};
#endif
    }
};

LogoutView view;
