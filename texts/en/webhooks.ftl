## Webhooks

webhooks-title = Webhooks
webhooks-hint = Your own systems are told when something happens that concerns you. A message names the thing and its version; the system reads it through the API with rights of its own. Messages are signed by the Standard Webhooks specification.
webhooks-empty = None is set up yet.
webhook-title = Webhook
webhook-new = Set up a webhook
webhook-url = Address
webhook-url-hint = It begins with https:// and can be reached from the internet.
webhook-kinds = Hears of
webhook-set-up = Set up
webhook-hears = in use
webhook-made = Set up
webhook-ended = Ended
webhook-ended-deleted = deleted
webhook-ended-gone = ended: the address said that it is gone
webhook-ended-silent = ended: nothing could be delivered
webhook-secret = The signing secret, shown this once:
webhook-messages = Newest messages
webhook-messages-none = No message yet.
webhook-topic = Event
webhook-since = Since
webhook-tries = Tries
webhook-delivered = delivered { $at }
webhook-waits = waits
webhook-unreachable = not reachable
webhook-ping = Send a trial message
webhook-delete = Delete
webhook-kind-order = orders
webhook-kind-quote_request = requests for quotes
webhook-kind-quote = invitations to quote
webhook-kind-application = applications for listings
webhook-kind-listing = listings
webhook-kind-price_check = price checks
webhook-kind-hold = holds
flash-webhook-pinged = The trial message is in the queue.
flash-webhook-deleted = Deleted.
mail-webhook-ended-subject = [Gongqi] A webhook has ended
mail-webhook-ended-body =
    Your webhook { $url } has ended ({ $why ->
        [gone] the address said that it is gone
       *[other] nothing could be delivered after many tries
    }). Set it up anew at /account/webhooks to hear more.

error-webhook-url = Give a whole address that begins with https:// and holds no password.
error-webhook-private = The address lies in a private network and cannot be used.
error-webhook-kinds = Choose at least one thing to hear of.
error-webhook-url_taken = A webhook of this address stands; delete it first to change it or to get a new secret.
error-webhook-too_many = At most { $most } webhooks; delete those that are not used.
error-webhook-ended = This webhook has ended.
