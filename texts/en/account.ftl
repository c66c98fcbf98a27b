## Signing in

login-title = Sign in
login-hint = Accounts are made by invitation of the procurement office. Five failures in a row lock an account for fifteen minutes.
login-second-title = Second step
login-second-hint = Enter the six digits of your authenticator app, or a recovery code that you have not used.
login-second-demo = The demo's present code:
login-code = Code
login-go-on = Continue
login-enrol-title = Set up the second step
login-enrol-why = Approvers, the procurement office, auditors and reviewers of bids sign in with a second step.
login-enrol-app = Install an authenticator app (any that supports TOTP).
login-enrol-secret = Add an account in the app with this key.
login-enrol-key = Key
login-enrol-address = Setup address
login-enrol-code = Enter the six digits that the app shows.
login-enrol-button = Turn on
login-enrol-done = The second step is on.
login-recovery-title = Recovery codes
login-recovery-hint = These codes are shown only now. Each signs you in once when the app is not at hand. Keep them safe.
login-recovery-kept = I have kept them, continue

## Invitations

invitation-title = Make your account
invitation-password-hint = At least { $least } characters; blanks are allowed.
invitation-button = Make the account
people-title = Invitations
people-hint = The person gets a mail with a link that is good for seven days and chooses a name and a password.
people-organisation = Organisation
people-organisation-hint = Agency code, or a vendor's unified business number.
people-invite = Send the invitation

mail-invitation-subject = Your account on Gongqi
mail-invitation-body =
    Hello,

    the procurement office invites you to Gongqi, the government software marketplace. Open this link within seven days and choose a name and a password:

    {"{"}link{"}"}

    If you did not expect this mail, please delete it.

## Account

account-title = My account
account-name = Name
account-email = E-mail
account-password = Password
account-organisation = Organisation
account-role = Role
account-second-factor = Second step
account-second-factor-on = On
account-second-factor-off = Off
account-second-factor-set = Set up

token-title = API tokens
token-hint = A program with a token acts as you through the API. Tokens end after a year; revoke those that you do not need.
token-none = No tokens yet.
token-new = New token
token-name = Name
token-name-hint = e.g. budget system
token-scope = Scope
token-scope-read = Read only
token-scope-write = Read and act
token-created = Made
token-expires = Ends
token-state = State
token-state-good = Good
token-state-ended = Ended
token-state-revoked = Revoked
token-act = Action
token-revoke = Revoke
token-revoke-of = Revoke token { $name }
token-make = Make
token-made = The token is shown only now. Copy and keep it.
sessions-title = Sessions
sessions-hint = End your sessions on all devices, this one too, if you have signed in on a computer of somebody else.
sessions-close = End all sessions
