## Site map

site-pages = Pages
site-keys = Keys
site-keys-how = The regions of a page have anchors (:::) and access keys. Press Alt (Chrome and Edge on Windows), Alt+Shift (Firefox) or Control+Option (macOS) with the letter.

## Accessibility

accessibility-aim = This site aims at level AA of Taiwan's web accessibility guidelines 2.1 (WCAG 2.1).
accessibility-done = Done
accessibility-done-keyboard = Everything works with the keyboard alone; the focus is visible; there is a skip link and there are anchors.
accessibility-done-script = Everything works without JavaScript.
accessibility-done-structure = Pages have titles, a language, regions and table headers; charts come with tables.
accessibility-done-colour = Contrast is meant to be AA; states are told in words, not by colour alone.
accessibility-done-forms = Inputs have labels; faults are listed at the top and linked to their inputs.
accessibility-open = Not done yet
accessibility-open-badge = No accessibility badge has been applied for, and the official test tool has not been run over the whole site.
accessibility-open-people = No tests with disabled people or users of screen readers have been made.
accessibility-open-api = The API documentation uses a third-party component that this statement does not cover.
accessibility-contact = Contact
accessibility-contact-how = If you cannot use something, or found a security hole, tell the procurement office and name the request at the foot of the page.
