## States and steps of an order

order-state-placed = Awaiting approval
order-state-approved = Approved
order-state-rejected = Sent back
order-state-cancelled = Withdrawn
order-state-issued = Issued
order-state-confirmed = Accepted
order-state-declined = Declined by the vendor

order-event-approve = Approve
order-event-reject = Send back
order-event-cancel = Withdraw
order-event-issue = Issue
order-event-confirm = Accept
order-event-decline = Decline

order-event-approve-hint = Once every step is signed, the buyer places the order on the e-procurement site, or it is issued here, as the framework says. Approver and requester must be two people.
order-event-reject-hint = Sending back ends this order and releases what it holds of the framework; the buyer may place another.
order-event-cancel-hint = An order may be withdrawn before it is issued. This ends it and releases what it holds of the framework.
order-event-issue-hint = Once issued, the vendor sees the order and the agency can no longer withdraw it.
order-event-confirm-hint = Once accepted, the order is to be performed under the framework contract.
order-event-decline-hint = Declining needs a reason. It ends this order and releases what it holds of the framework.

order-next-placed = Next: an approver of the ordering agency approves it or sends it back. The buyer may withdraw it until it is issued.
order-next-approved = Next: a buyer of the ordering agency issues it.
order-next-issued = Next: the vendor accepts it, or declines it with a reason.
order-next-confirmed = The vendor has accepted. Delivery, acceptance and payment follow the framework contract.
order-next-rejected = This order was sent back and its part of the framework released. Place another if it is still needed.
order-next-cancelled = This order was withdrawn and its part of the framework released.
order-next-declined = The vendor declined and the order's part of the framework was released. Please turn to another awarded vendor.

flash-order-placed = The order was sent for approval.
flash-order-approved = The order is approved.
flash-order-rejected = The order was sent back.
flash-order-cancelled = The order is withdrawn.
flash-order-issued = The order is issued and the vendor was told.
flash-order-confirmed = You accepted the order and the agency was told.
flash-order-declined = You declined the order and the agency was told.

## List of orders

orders-title = Orders
orders-filter = Filter by state
orders-all = All
orders-empty = There are no such orders.
orders-empty-buyer = Search listings
orders-empty-other = Orders will be listed here.
orders-next = Next page

## Order

order-title = Order
order-number = Order number
order-placed-on = Placed on
order-agency = Ordering agency
order-vendor = Vendor
order-case-no = Framework
order-framework = Framework contract
order-amount = Amount (NT$)
order-state = State
order-steps-title = What you can do
order-lines = Lines
order-item-no = Item no.
order-item = Item
order-version = (version { $number })
order-quantity = Quantity
order-quantity-of = Quantity of “{ $name }”
order-unit-price = Unit price (NT$)
order-award-price = Award price (NT$)
order-total = Total (tax included)
order-facts = Details
order-reason = Reason for choosing this vendor
order-reason-hint = Say why this vendor was chosen among those awarded the item; it becomes part of the audit record.
order-required = (required)
order-superior-approval = Reference of the superior agency's approval
order-superior-hint = Needed when the order reaches the supervision threshold; leave empty below it.
order-placed-by = Placed by
order-placed-at = Placed at
order-approved-by = Approved by
order-confirmed-by = Accepted by
order-issued-at = Issued at
order-pcc-number = Order number on the e-procurement site
order-pcc-date = Date there
order-pcc-date-hint = 115/11/21, 1151121 or 2026-11-21; Taipei time.
order-pcc-time = Time there
order-closing-note = Reason:
order-closing-reason = Reason (required)
order-rulings = What the law says
order-rulings-stored = What the law said when the order was placed
order-way-back = Back to the orders
order-summary-title = Please look at this first

## New order

order-new-title = New order
order-new-empty = Nothing is chosen yet. Search for a listing and press “Order” on its page.
order-new-check = Check
order-new-check-again = Check again
order-new-place = Send for approval
order-new-lawful = Nothing stands in the way of this order. Look at the total and send it for approval.
order-new-unlawful = This order cannot be sent. Change quantities or add the approval reference as the rulings say, then check again.

## Rulings

ruling-allow = Lawful
ruling-warn = Note
ruling-person = A person must judge
ruling-refuse = Not possible
ruling-cites = Under:{" "}
ruling-comma = ,{" "}
ruling-present = to be given
ruling-compared = Numbers compared
ruling-what = What
ruling-is = Here
ruling-asked = Asked for
ruling-holds = Met
ruling-yes = yes
ruling-no = no
ruling-way-out = Exception: { $who }

## Mails

mail-order-waits-subject = [Gongqi] Order { $number } awaits approval
mail-order-waits-body =
    Order { $number } of your agency (NT$ { $amount }) awaits your approval.
    Please sign in to Gongqi and approve it or send it back under “Orders”.

    This mail was sent by the system; please do not reply.
mail-order-issued-subject = [Gongqi] New order { $number }
mail-order-issued-body =
    An agency has issued order { $number } (NT$ { $amount }) to you.
    Please sign in to Gongqi and accept it under “Orders”, or decline it with a reason.

    This mail was sent by the system; please do not reply.
mail-order-moved-subject = [Gongqi] Order { $number }: { $state }
mail-order-moved-body =
    Your order { $number } (NT$ { $amount }) is now: { $state }.
    { $note }

    Please see “Orders” in Gongqi.
    This mail was sent by the system; please do not reply.
