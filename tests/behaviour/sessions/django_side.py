"""What the real Django makes of Cadenza's signed values, sessions and CSRF tokens, and its own.

Reads a JSON object from standard input, writes one to standard output. Run by django_test.cc.
"""
import json
import sys
from datetime import timedelta

import django
from django.conf import settings

given = json.load(sys.stdin)
settings.configure(
    SECRET_KEY=given['key'],
    ALLOWED_HOSTS=['*'],
    DATABASES={'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': given['database']}},
    INSTALLED_APPS=['django.contrib.sessions'],
    SESSION_FILE_PATH=given['folder'],
    USE_TZ=True,
    DEFAULT_AUTO_FIELD='django.db.models.BigAutoField',
)
django.setup()

from django.contrib.sessions.backends import db, file, signed_cookies  # noqa: E402
from django.contrib.sessions.models import Session  # noqa: E402
from django.core import signing  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.middleware.csrf import CsrfViewMiddleware, get_token  # noqa: E402
from django.test import RequestFactory  # noqa: E402
from django.utils import timezone  # noqa: E402

ENGINES = {'db': db, 'file': file, 'signed_cookies': signed_cookies}
csrf = CsrfViewMiddleware(lambda request: None)


def refused(text):
    try:
        signing.loads(text)
    except signing.BadSignature as error:
        return str(error)


def accepts(cookie, token):
    request = RequestFactory().post('/', {'csrfmiddlewaretoken': token})
    request.COOKIES['csrftoken'] = cookie
    csrf.process_request(request)
    return csrf.process_view(request, lambda request: None, (), {}) is None


def made_session(engine):
    session = engine.SessionStore()
    session.update(given['data'])
    session.set_expiry(300)
    session.save()
    return session.session_key


def legacy_session():
    session = db.SessionStore()
    key = 'legacy0legacy0legacy0legacy0abcd'
    Session.objects.create(session_key=key, session_data=session._legacy_encode(given['data']),
                           expire_date=timezone.now() + timedelta(hours=1))
    return key


def made_token():
    request = RequestFactory().get('/')
    csrf.process_request(request)
    token = get_token(request)
    return {'cookie': request.META['CSRF_COOKIE'], 'token': token}


if given.get('migrate'):
    call_command('migrate', verbosity=0)
call_command('migrate', '--check', verbosity=0)
call_command('makemigrations', '--check', '--dry-run', verbosity=0)

print(json.dumps({
    'loaded': [signing.loads(text) for text in given['signed']],
    'unsigned': signing.Signer(salt='mail').unsign(given['text']),
    'cookie': signing.get_cookie_signer('namesalt').unsign(given['signed_cookie']),
    'refused': refused(given['signed'][0][:-1]),
    'read': {name: dict(engine.SessionStore(given['sessions'][name]).items())
             for name, engine in ENGINES.items()} if given['sessions'] else None,
    'expiry': db.SessionStore(given['sessions']['db']).get_expiry_age() if given['sessions'] else None,
    'accepts': [accepts(*pair) for pair in given['tokens']],
    'signed': [signing.dumps(given['data']), signing.dumps(given['data'], compress=True)],
    'text': signing.Signer(salt='mail').sign('a:b ü'),
    'signed_cookie': signing.get_cookie_signer('namesalt').sign('worth'),
    'sessions': {name: made_session(engine) for name, engine in ENGINES.items()},
    'legacy': legacy_session(),
    'token': made_token(),
}))
