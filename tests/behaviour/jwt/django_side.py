"""Django with SimpleJWT on the database of this folder: django_side.py COMMAND [ARGUMENT]; says what it found on one line."""
import sys

import django
from django.conf import settings

SECRET = 'a-secret-of-at-least-thirty-two-bytes-for-tests'
settings.configure(
    SECRET_KEY=SECRET,
    INSTALLED_APPS=['django.contrib.contenttypes', 'django.contrib.auth', 'rest_framework_simplejwt.token_blacklist'],
    DATABASES={'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': 'db.sqlite3'}},
    USE_TZ=True, ROOT_URLCONF=__name__, ALLOWED_HOSTS=['*'], DEFAULT_AUTO_FIELD='django.db.models.AutoField',
    REST_FRAMEWORK={'DEFAULT_AUTHENTICATION_CLASSES': ['rest_framework_simplejwt.authentication.JWTAuthentication']},
    SIMPLE_JWT={'ROTATE_REFRESH_TOKENS': True, 'BLACKLIST_AFTER_ROTATION': True})
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from rest_framework.test import APIRequestFactory  # noqa: E402
from rest_framework_simplejwt.authentication import JWTAuthentication  # noqa: E402
from rest_framework_simplejwt.exceptions import TokenError  # noqa: E402
from rest_framework_simplejwt.serializers import TokenRefreshSerializer  # noqa: E402
from rest_framework_simplejwt.tokens import RefreshToken  # noqa: E402

urlpatterns = []


def migrate(_):
    call_command('migrate', verbosity=0)
    return 'done'


def pending(_):
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return ' '.join('%s.%s' % (migration.app_label, migration.name) for migration, _ in plan) or 'nothing'


def user(_):
    return str(User.objects.create_user('ann', 'ann@example.com', 'correct horse').pk)


def issue(_):
    token = RefreshToken.for_user(User.objects.get(username='ann'))
    return '%s %s' % (token, token.access_token)


def whoami(access):
    request = APIRequestFactory().get('/', HTTP_AUTHORIZATION='Bearer ' + access)
    found, _ = JWTAuthentication().authenticate(request)
    return found.username


def refresh(token):
    serializer = TokenRefreshSerializer(data={'refresh': token})
    try:
        serializer.is_valid(raise_exception=True)
    except TokenError as error:
        return 'refused: %s' % error
    return serializer.validated_data['refresh']


def blacklist(token):
    RefreshToken(token).blacklist()
    return 'done'


print(globals()[sys.argv[1]](sys.argv[2] if len(sys.argv) > 2 else None))
