//! What somebody may want to do. Who may is `decide.rs`.

use crate::text_enum;

text_enum! {
    /// What somebody wants to do.
    Action {
        /// Place an order for one's own agency.
        PlaceOrder = "place_order",
        /// See an order.
        ReadOrder = "read_order",
        /// Approve an order of one's own agency.
        ApproveOrder = "approve_order",
        /// Send back an order of one's own agency.
        RejectOrder = "reject_order",
        /// Withdraw an order of one's own agency before it is issued.
        CancelOrder = "cancel_order",
        /// Issue an approved order.
        IssueOrder = "issue_order",
        /// Accept an issued order as its vendor.
        ConfirmOrder = "confirm_order",
        /// Refuse an issued order as its vendor.
        DeclineOrder = "decline_order",
        /// Record the budget of an order of one's own agency (主計).
        EncumberOrder = "encumber_order",
        /// Record the approval that one's own agency gave outside.
        RecordApproval = "record_approval",
        /// Report the delivery of an order as its vendor.
        DeliverOrder = "deliver_order",
        /// Accept what was delivered to one's own agency.
        AcceptOrder = "accept_order",
        /// Refuse what was delivered to one's own agency.
        RefuseDelivery = "refuse_delivery",
        /// End an order whose time is over: the program alone.
        ExpireOrder = "expire_order",
        /// Keep a cart of one's own.
        KeepCart = "keep_cart",
        /// See how one's own agency approves.
        ReadApprovals = "read_approvals",
        /// Say how one's own agency approves.
        KeepApprovals = "keep_approvals",
        /// Say that one is away, and who signs meanwhile.
        KeepAbsence = "keep_absence",
        /// Read the record and prove it.
        ReadRecord = "read_record",
        /// See the jobs of the program.
        ReadJobs = "read_jobs",
        /// Have every node build its index anew.
        RebuildIndex = "rebuild_index",
        /// See the figures of the whole market.
        ReadAllFigures = "read_all_figures",
        /// See the figures of one's own agency.
        ReadAgencyFigures = "read_agency_figures",
        /// See the figures of one's own company.
        ReadVendorFigures = "read_vendor_figures",
        /// See the figures of one's own brands.
        ReadMakerFigures = "read_maker_figures",
        /// See what was paid for products, and estimate budgets by it.
        ReadPrices = "read_prices",
        /// Invite people.
        InvitePeople = "invite_people",
        /// See a tender whose bids are reviewed here.
        ReadTender = "read_tender",
        /// Enter or amend a tender.
        KeepTender = "keep_tender",
        /// Write the record of an opening.
        KeepOpening = "keep_opening",
        /// Answer a question about one's own bid.
        AnswerQuestion = "answer_question",
        /// See the questions about one's own bids.
        ReadQuestions = "read_questions",
        /// State one's interest in a tender.
        StateInterest = "state_interest",
        /// Plan an award by price, and take its steps.
        KeepAward = "keep_award",
        /// Enter the reserve price of a tender.
        EnterReserve = "enter_reserve",
        /// Enter it a second time, as another person.
        ConfirmReserve = "confirm_reserve",
        /// See how a tender is awarded.
        ReadAward = "read_award",
        /// Form an evaluation committee, write its criteria, its meetings and its papers.
        KeepCommittee = "keep_committee",
        /// Act on one's own seat of a committee.
        SitOnCommittee = "sit_on_committee",
        /// Import the packages of a tender's bids after the opening.
        ImportBids = "import_bids",
        /// See a bid with its review.
        ReadReview = "read_review",
        /// Confirm or overrule findings, finish a review.
        DecideReview = "decide_review",
        /// Check one's own draft of a bid.
        CheckOwnBid = "check_own_bid",
        /// Agree to the rejection of a bid, or send it back to the desk.
        SecondReview = "second_review",
        /// Ask for changes of one's own listings, and make those that nobody reviews.
        ApplyListing = "apply_listing",
        /// See what a vendor asked for.
        ReadApplication = "read_application",
        /// Decide what vendors asked for.
        ReviewListing = "review_listing",
        /// Keep the list of open-source software.
        KeepOpenSoftware = "keep_open_software",
        /// File a certificate or an authorisation of one's own company.
        FileEvidence = "file_evidence",
        /// See a certificate or an authorisation with its file.
        ReadEvidence = "read_evidence",
        /// Renew or withdraw one of one's own company.
        KeepEvidence = "keep_evidence",
        /// Mark one as looked at.
        CheckEvidence = "check_evidence",
        /// See the tasks of the office.
        ReadTasks = "read_tasks",
        /// Finish a task of the office.
        FinishTask = "finish_task",
        /// Report a market price for one's own agency.
        ReportPrice = "report_price",
        /// See a price check.
        ReadPriceCheck = "read_price_check",
        /// Withdraw the report of one's own agency.
        WithdrawReport = "withdraw_report",
        /// Answer a price check as its vendor.
        AnswerPriceCheck = "answer_price_check",
        /// Close a price check.
        ClosePriceCheck = "close_price_check",
        /// Pause the ordering of a listing.
        PlaceHold = "place_hold",
        /// See a hold.
        ReadHold = "read_hold",
        /// Object to a hold as its vendor.
        ObjectHold = "object_hold",
        /// Lift or uphold a hold.
        DecideHold = "decide_hold",
        /// Ask awarded vendors for better terms.
        AskQuotes = "ask_quotes",
        /// See a request for quotes.
        ReadQuotes = "read_quotes",
        /// Answer one as an invited vendor.
        AnswerQuote = "answer_quote",
        /// Open the quotes of one's own agency, choose one, or take the request back.
        CloseQuotes = "close_quotes",
        /// Lock a comparison or a search for one's own agency.
        LockChoice = "lock_choice",
        /// See a locked choice.
        ReadChoice = "read_choice",
        /// Save, see and delete a search of one's own.
        KeepSearch = "keep_search",
        /// Set up and take away webhooks of one's own organisation.
        KeepWebhooks = "keep_webhooks",
        /// Open or amend a framework contract, and import files of the market.
        KeepFramework = "keep_framework",
        /// Import reference lists.
        KeepList = "keep_list",
        /// See which reference lists there are, of what day.
        ReadLists = "read_lists",
        /// See the frameworks as the office keeps them, with versions, ceilings and imports.
        ReadFramework = "read_framework",
        /// Import what the e-procurement site tells of orders, and say which order of the market is meant.
        KeepSiteOrders = "keep_site_orders",
        /// See what the e-procurement site tells of orders, beside the market's own.
        ReadSiteOrders = "read_site_orders",
    }
}
