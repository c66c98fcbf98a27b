## Requests for quotes

nav-quotes = Quotes
quotes-title = Requests for quotes
quotes-hint = For a large order or special conditions an agency may ask the awarded vendors of an item for better prices or terms (Framework Contract Regulations, article 9). Until the deadline nobody sees what they offer.
quotes-empty = There is none. Ask from the page of a listing.
quote-title = Request for quotes
quote-new-title = Ask for quotes
quote-new-hint = All awarded vendors of the item are asked, or no fewer than the setting says. After the deadline your agency opens all quotes at once, chooses one and says why. No quote is above its award price.
quote-new-link = Ask the awarded vendors for quotes
quote-quantity = Quantity to be ordered
quote-ground = On what ground
quote-ground-quantity_tier = a large quantity
quote-ground-amount_tier = a large amount
quote-ground-other_conditions = conditions beyond the framework's
quote-wants = What is wanted
quote-wants-hint = Conditions beside the price: delivery, warranty, training
quote-closes-on = Last day
quote-closes-at = Hour (24 h)
quote-vendors = Vendors asked
quote-vendors-hint = At least { $least }; all of them where fewer than { $least } are awarded the item.
quote-ask-do = Ask
quote-asked = Asked
quote-closes = Deadline
quote-state-asked = taking quotes
quote-state-opened = opened
quote-state-chosen = chosen
quote-state-withdrawn = withdrawn
quote-to-open = closed, to be opened
quote-answers = Quotes
quote-sealed = The quotes are shown together when your agency opens them after the deadline.
quote-said-invited = no answer
quote-said-offered = offered
quote-said-declined = declined
quote-said-sealed = sealed
order-by-quote = At the price of the chosen quote
quote-order-do = Order at this price
quote-order = The order at this price
quote-is-chosen = chosen
quote-price = Price of a unit (tax included)
quote-terms = Better terms, or why not
quote-answer = Answer
quote-answer-hint = No higher than your award price and your listing's price; at the same price with better terms. You may change it until the deadline.
quote-answer-offer = offer
quote-answer-decline = decline
quote-answer-do = Send
quote-open-do = Open all quotes
quote-choose = Choose a quote
quote-choose-do = Choose
quote-none-offered = Nobody offered anything.
quote-withdraw = Withdraw the request
flash-quotes-asked = The request was sent; the vendors were told by mail.
flash-quote-answered = Your answer was sent; you may change it until the deadline.
flash-quotes-opened = All quotes are open.
flash-quote-chosen = Chosen; the vendors were told.
flash-quotes-withdrawn = The request was withdrawn; the vendors were told.
error-quote-not_in_force = Framework { $case_no } is not in its ordering period.
error-quote-quantity = The quantity is a whole number above zero.
error-quote-deadline = The deadline lies in the future, at most { $days } days away.
error-quote-hour = The hour is written like 17:00.
error-quote-instant = The deadline is an RFC 3339 instant, such as 2026-12-05T17:00:00+08:00.
error-quote-nobody_awarded = Nobody is awarded this item.
error-quote-not_awarded = Only vendors awarded this item are asked.
error-quote-too_few = At least { $least } are to be asked.
error-quote-closed = The request is closed to answers.
error-quote-listing = It has to be a listing of yours under this item that is listed now.
error-quote-price = The price is above zero and at most { $most }.
error-quote-not_better = At the same price of { $most } say what better terms you offer.
error-quote-wrong_state = In its present state ({ $state }) the request does not allow this.
error-quote-too_early = The deadline is not over; it opens after { $until }.
error-quote-no_such = Choose one of the vendors that offered something.
subject-quote-request = Request for quotes
subject-quote = Quote
act-quote-request-ask = Quotes asked for
act-quote-request-answer = Request answered
act-quote-request-open = Quotes opened
act-quote-request-choose = Quote chosen
act-quote-request-withdraw = Request withdrawn
mail-quote-invited-subject = [Gongqi] { $agency } asks for quotes on “{ $item }”
mail-quote-invited-body =
    { $agency } means to order { $quantity } { $unit } of “{ $item }” and asks for better prices or terms.
    Deadline: { $until }
    Sign in and answer at { $path }. Nobody else sees your answer before the deadline, and you may change it.
mail-quote-chosen-subject = [Gongqi] Your quote was chosen
mail-quote-chosen-body =
    Your quote was chosen. Reason: { $reason }
    See { $path }. An order follows as the framework says.
mail-quote-not-chosen-subject = [Gongqi] Result of a request for quotes
mail-quote-not-chosen-body =
    Another vendor's quote was chosen in { $path }. Thank you.
mail-quote-withdrawn-subject = [Gongqi] A request for quotes was withdrawn
mail-quote-withdrawn-body =
    The request { $path } was withdrawn. Reason: { $reason }
