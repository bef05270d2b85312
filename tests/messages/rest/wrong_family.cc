// A parser where permissions are wanted.
// expect: Policies<cadenza::permissions::BasePermission>
#include "cadenza/rest/api_view.h"

struct LogoutView : cadenza::APIView {
    LogoutView() {
#ifdef CONTROL
        permission_classes = {cadenza::AllowAny};
#else
        permission_classes = {cadenza::JSONParser};
#endif
    }
};

LogoutView view;
