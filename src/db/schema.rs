//! The tables as diesel sees them; `tests/migrations.rs` compares them with the migrated databases.
#![allow(missing_docs)]

diesel::table! {
    organisation (id) {
        id -> Binary,
        kind -> Text,
        code -> Text,
        name -> Text,
        agency_kind -> Nullable<Text>,
        region -> Nullable<Text>,
        origin -> Nullable<Text>,
        email -> Nullable<Text>,
        superior_id -> Nullable<Binary>,
        version -> BigInt,
    }
}

diesel::table! {
    user_account (id) {
        id -> Binary,
        organisation_id -> Binary,
        role -> Text,
        email -> Text,
        name -> Text,
        password_hash -> Text,
        totp_secret -> Nullable<Text>,
        totp_last_step -> BigInt,
        failed_count -> BigInt,
        locked_until -> Nullable<BigInt>,
        disabled -> Bool,
        created_at -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    recovery_code (id) {
        id -> Binary,
        user_id -> Binary,
        code_hash -> Text,
        used_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    invitation (id) {
        id -> Binary,
        token_hash -> Text,
        organisation_id -> Binary,
        role -> Text,
        email -> Text,
        invited_by -> Binary,
        expires_at -> BigInt,
        accepted_at -> Nullable<BigInt>,
        version -> BigInt,
    }
}

diesel::table! {
    session (token_hash) {
        token_hash -> Text,
        user_id -> Binary,
        csrf -> Text,
        second_factor -> Bool,
        created_at -> BigInt,
        seen_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::table! {
    api_token (id) {
        id -> Binary,
        user_id -> Binary,
        name -> Text,
        secret_hash -> Text,
        scopes -> Text,
        created_at -> BigInt,
        expires_at -> BigInt,
        last_used_at -> Nullable<BigInt>,
        revoked_at -> Nullable<BigInt>,
        version -> BigInt,
    }
}

diesel::table! {
    idempotency (principal, route, key) {
        principal -> Text,
        route -> Text,
        key -> Text,
        fingerprint -> Text,
        status -> Integer,
        etag -> Nullable<Text>,
        body -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    audit_entry (id) {
        id -> Binary,
        at -> BigInt,
        act -> Text,
        subject_kind -> Text,
        subject_id -> Binary,
        actor_id -> Nullable<Binary>,
        body -> Text,
    }
}

diesel::table! {
    audit_chain (seq) {
        seq -> BigInt,
        entry_id -> Binary,
        hash -> Text,
    }
}

diesel::table! {
    audit_personal (commitment) {
        commitment -> Text,
        salt -> Text,
        value -> Text,
    }
}

diesel::table! {
    event (id) {
        id -> Binary,
        entry_id -> Binary,
        ordinal -> BigInt,
        name -> Text,
        subject_kind -> Text,
        subject_id -> Binary,
        subject_version -> BigInt,
        after -> Text,
    }
}

diesel::table! {
    feed (seq) {
        seq -> BigInt,
        event_id -> Binary,
    }
}

diesel::table! {
    unsequenced (entry_id) {
        entry_id -> Binary,
    }
}

diesel::table! {
    job (id) {
        id -> Binary,
        kind -> Text,
        payload -> Text,
        state -> Text,
        run_at -> BigInt,
        attempts -> BigInt,
        max_attempts -> BigInt,
        lease_until -> Nullable<BigInt>,
        fence -> BigInt,
        progress -> BigInt,
        progress_total -> BigInt,
        problem -> Nullable<Text>,
        created_at -> BigInt,
        finished_at -> Nullable<BigInt>,
        version -> BigInt,
    }
}

diesel::table! {
    mail (id) {
        id -> Binary,
        message_id -> Text,
        recipient -> Text,
        subject -> Text,
        body -> Text,
        created_at -> BigInt,
        sent_at -> Nullable<BigInt>,
        version -> BigInt,
    }
}

diesel::table! {
    stored_file (digest) {
        digest -> Text,
        size -> BigInt,
        name -> Text,
        stored_at -> BigInt,
    }
}

diesel::table! {
    framework (id) {
        id -> Binary,
        case_no -> Text,
        title -> Text,
        class -> Text,
        budget -> BigInt,
        starts_on -> Date,
        ends_on -> Date,
        order_of_record -> Text,
        entitles_all -> Bool,
        version -> BigInt,
        holds_allowed -> Bool,
        terms -> Text,
    }
}

diesel::table! {
    framework_version (id) {
        id -> Binary,
        framework_id -> Binary,
        number -> BigInt,
        reason -> Text,
        content -> Text,
        changed -> Text,
        by_user -> Nullable<Binary>,
        at -> BigInt,
    }
}

diesel::table! {
    site_order (id) {
        id -> Binary,
        pcc_number -> Text,
        case_no -> Text,
        item_no -> Text,
        ordered_on -> Date,
        agency_code -> Text,
        vendor_ubn -> Text,
        quantity -> BigInt,
        unit_price -> BigInt,
        amount -> BigInt,
        state -> Text,
        framework_id -> Nullable<Binary>,
        item_id -> Nullable<Binary>,
        agency_id -> Nullable<Binary>,
        vendor_id -> Nullable<Binary>,
        order_id -> Nullable<Binary>,
        at -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    entitled_agency (framework_id, agency_id) {
        framework_id -> Binary,
        agency_id -> Binary,
    }
}

diesel::table! {
    item (id) {
        id -> Binary,
        framework_id -> Binary,
        lot_no -> Text,
        lot_name -> Text,
        item_no -> Text,
        name -> Text,
        unit -> Text,
        price_ceiling -> BigInt,
        min_quantity -> Nullable<BigInt>,
        max_quantity -> Nullable<BigInt>,
        version -> BigInt,
        min_amount -> Nullable<BigInt>,
        max_amount -> Nullable<BigInt>,
    }
}

diesel::table! {
    item_award (id) {
        id -> Binary,
        item_id -> Binary,
        vendor_id -> Binary,
        price -> BigInt,
        version -> BigInt,
        ended -> Bool,
    }
}

diesel::table! {
    ceiling (id) {
        id -> Binary,
        framework_id -> Binary,
        item_id -> Nullable<Binary>,
        unit -> Text,
        cap -> BigInt,
        used -> BigInt,
        version -> BigInt,
        posted -> BigInt,
        outside -> BigInt,
        agency_id -> Nullable<Binary>,
        closed -> Bool,
    }
}

diesel::table! {
    ceiling_movement (id) {
        id -> Binary,
        ceiling_id -> Binary,
        order_id -> Nullable<Binary>,
        outside_id -> Nullable<Binary>,
        from_account -> Text,
        to_account -> Text,
        amount -> BigInt,
        at -> BigInt,
    }
}

diesel::table! {
    listing (id) {
        id -> Binary,
        sku -> Text,
        vendor_id -> Binary,
        award_id -> Nullable<Binary>,
        current_version_id -> Binary,
        version -> BigInt,
        state -> Text,
    }
}

diesel::table! {
    listing_version (id) {
        id -> Binary,
        listing_id -> Binary,
        number -> BigInt,
        class -> Text,
        category -> Text,
        maker -> Text,
        origin -> Text,
        name -> Text,
        unit -> Text,
        unit_price -> BigInt,
        description -> Text,
        details -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    orders (id) {
        id -> Binary,
        number -> Text,
        framework_id -> Binary,
        agency_id -> Binary,
        vendor_id -> Binary,
        state -> Text,
        amount -> BigInt,
        reason -> Text,
        superior_approval -> Nullable<Text>,
        rulings -> Text,
        placed_by -> Binary,
        placed_at -> BigInt,
        approved_by -> Nullable<Binary>,
        confirmed_by -> Nullable<Binary>,
        pcc_number -> Nullable<Text>,
        issued_at -> Nullable<BigInt>,
        closing_note -> Nullable<Text>,
        version -> BigInt,
        choice_id -> Nullable<Binary>,
        stated -> Nullable<Text>,
        deliver_by -> Nullable<Date>,
        awaits -> Nullable<Text>,
        awaits_user -> Nullable<Binary>,
        delivered_on -> Nullable<Date>,
        delivered_by -> Nullable<Binary>,
        accepted_by -> Nullable<Binary>,
        accepted_at -> Nullable<BigInt>,
        acceptance -> Nullable<Text>,
    }
}

diesel::table! {
    cart (user_id) {
        user_id -> Binary,
        version -> BigInt,
    }
}

diesel::table! {
    cart_line (user_id, listing_id) {
        user_id -> Binary,
        listing_id -> Binary,
        seen -> BigInt,
        quantity -> BigInt,
        added_at -> BigInt,
    }
}

diesel::table! {
    approval_setting (agency_id) {
        agency_id -> Binary,
        outside -> Bool,
        steps -> Text,
        expire_days -> Nullable<BigInt>,
        compare_from -> Nullable<BigInt>,
        compare_least -> Nullable<BigInt>,
        compare_scope -> Nullable<Text>,
        version -> BigInt,
    }
}

diesel::table! {
    absence (id) {
        id -> Binary,
        agency_id -> Binary,
        user_id -> Binary,
        delegate_id -> Binary,
        from_on -> Date,
        to_on -> Date,
        ended -> Bool,
        version -> BigInt,
    }
}

diesel::table! {
    approval (id) {
        id -> Binary,
        order_id -> Binary,
        step_no -> BigInt,
        kind -> Text,
        user_id -> Nullable<Binary>,
        signed_by -> Nullable<Binary>,
        on_behalf_of -> Nullable<Binary>,
        signed_at -> Nullable<BigInt>,
        budget_year -> Nullable<BigInt>,
        budget_line -> Nullable<Text>,
        available -> Nullable<BigInt>,
        encumbered -> Nullable<BigInt>,
        carried_over -> Bool,
        document_no -> Nullable<Text>,
        document_on -> Nullable<Date>,
        approver -> Nullable<Text>,
        version -> BigInt,
    }
}

diesel::table! {
    order_line (id) {
        id -> Binary,
        order_id -> Binary,
        line_no -> BigInt,
        item_id -> Binary,
        listing_version_id -> Binary,
        quantity -> BigInt,
        unit_price -> BigInt,
        award_price -> BigInt,
        amount -> BigInt,
    }
}

diesel::table! {
    choice (id) {
        id -> Binary,
        agency_id -> Binary,
        locked_by -> Binary,
        kind -> Text,
        content -> Text,
        digest -> Text,
        locked_at -> BigInt,
    }
}

diesel::table! {
    choice_listing (choice_id, position) {
        choice_id -> Binary,
        position -> BigInt,
        listing_id -> Binary,
        listing_version_id -> Binary,
    }
}

diesel::table! {
    saved_search (id) {
        id -> Binary,
        user_id -> Binary,
        name -> Text,
        query -> Text,
        created_at -> BigInt,
        deleted_at -> Nullable<BigInt>,
        version -> BigInt,
    }
}

diesel::table! {
    saved_search_round (search_id) {
        search_id -> Binary,
        told -> Text,
        checked_at -> BigInt,
        mailed_at -> Nullable<BigInt>,
        version -> BigInt,
    }
}

diesel::table! {
    order_number (roc_year) {
        roc_year -> BigInt,
        last -> BigInt,
    }
}

diesel::table! {
    award_notice (id) {
        id -> Binary,
        natural_key -> Text,
        case_no -> Text,
        title -> Text,
        agency -> Text,
        method -> Text,
        category -> Text,
        award_way -> Text,
        kind -> Text,
        price -> BigInt,
        awarded_to -> Text,
        not_awarded -> Text,
        awarded_on -> Date,
        noticed_on -> Date,
        source -> Text,
        version -> BigInt,
    }
}

diesel::table! {
    import_run (id) {
        id -> Binary,
        kind -> Text,
        file_name -> Text,
        file_digest -> Text,
        row_count -> BigInt,
        imported -> BigInt,
        corrected -> BigInt,
        duplicates -> BigInt,
        rejected -> BigInt,
        at -> BigInt,
    }
}

diesel::table! {
    import_line (id) {
        id -> Binary,
        run_id -> Binary,
        line -> BigInt,
        outcome -> Text,
        column_name -> Nullable<Text>,
        reason -> Nullable<Text>,
        subject_id -> Nullable<Binary>,
    }
}

diesel::table! {
    tender (id) {
        id -> Binary,
        case_no -> Text,
        name -> Text,
        agency -> Text,
        closes_at -> BigInt,
        terms -> Text,
        created_at -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    tender_stage (tender_id, stage) {
        tender_id -> Binary,
        stage -> Text,
        opens_at -> BigInt,
        required -> Nullable<Text>,
    }
}

diesel::table! {
    bid (id) {
        id -> Binary,
        tender_id -> Binary,
        label -> Text,
        vendor_id -> Nullable<Binary>,
        created_at -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    envelope (id) {
        id -> Binary,
        bid_id -> Binary,
        stage -> Text,
        number -> BigInt,
        digest -> Text,
        size -> BigInt,
        contents -> Text,
        imported_at -> BigInt,
    }
}

diesel::table! {
    bid_file (id) {
        id -> Binary,
        envelope_id -> Binary,
        number -> BigInt,
        name -> Text,
        digest -> Text,
        size -> BigInt,
    }
}

diesel::table! {
    review (id) {
        id -> Binary,
        envelope_id -> Binary,
        bid_id -> Binary,
        tender_id -> Binary,
        stage -> Text,
        state -> Text,
        files -> BigInt,
        files_done -> BigInt,
        pages_done -> BigInt,
        pages -> BigInt,
        decisions -> BigInt,
        documents -> Nullable<Text>,
        problem -> Nullable<Text>,
        outcome -> Nullable<Text>,
        note -> Nullable<Text>,
        decided_by -> Nullable<Binary>,
        decided_at -> Nullable<BigInt>,
        created_at -> BigInt,
        version -> BigInt,
        ground -> Nullable<Text>,
        ground_finding -> Nullable<Text>,
        seconded_by -> Nullable<Binary>,
        seconded_at -> Nullable<BigInt>,
        round -> BigInt,
        compared_in -> BigInt,
    }
}

diesel::table! {
    award_case (id) {
        id -> Binary,
        tender_id -> Binary,
        plan -> Text,
        reserve -> Nullable<Text>,
        reserve_fixed_by -> Nullable<Text>,
        reserve_estimate -> Nullable<Text>,
        reserve_entered_by -> Nullable<Binary>,
        reserve_entered_at -> Nullable<BigInt>,
        reserve_confirmed_by -> Nullable<Binary>,
        reserve_confirmed_at -> Nullable<BigInt>,
        offers_at -> Nullable<BigInt>,
        closed_at -> Nullable<BigInt>,
        held -> Nullable<Text>,
        framework_id -> Nullable<Binary>,
        planned_by -> Binary,
        planned_at -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    award_item (id) {
        id -> Binary,
        case_id -> Binary,
        number -> BigInt,
        item_no -> Text,
        state -> Text,
        course -> Text,
        rulings -> Nullable<Text>,
        version -> BigInt,
    }
}

diesel::table! {
    bid_question (id) {
        id -> Binary,
        review_id -> Binary,
        vendor_id -> Nullable<Binary>,
        finding -> Nullable<BigInt>,
        defect -> Text,
        treatment -> Text,
        question -> Text,
        evidence -> Text,
        rulings -> Text,
        until -> BigInt,
        asked_by -> Binary,
        asked_at -> BigInt,
        answer -> Nullable<Text>,
        letter -> Nullable<Text>,
        answered_by -> Nullable<Binary>,
        answered_at -> Nullable<BigInt>,
        version -> BigInt,
    }
}

diesel::table! {
    recusal (id) {
        id -> Binary,
        tender_id -> Binary,
        user_id -> Binary,
        said -> Text,
        interest -> Nullable<Text>,
        note -> Text,
        stated_at -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    review_claim (review_id) {
        review_id -> Binary,
        user_id -> Binary,
        until -> BigInt,
    }
}

diesel::table! {
    review_correction (id) {
        id -> Binary,
        review_id -> Binary,
        kind -> Text,
        file -> Text,
        page -> BigInt,
        field -> Text,
        before -> Text,
        after -> Text,
        reason -> Text,
        corrected_by -> Binary,
        corrected_at -> BigInt,
    }
}

diesel::table! {
    paper_signature (id) {
        id -> Binary,
        tender_id -> Binary,
        paper -> Text,
        paper_version -> BigInt,
        kind -> Text,
        digest -> Text,
        name -> Text,
        findings -> Text,
        uploaded_by -> Binary,
        uploaded_at -> BigInt,
    }
}

diesel::table! {
    tender_result (id) {
        id -> Binary,
        tender_id -> Binary,
        content -> Text,
        recorded_by -> Binary,
        recorded_at -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    opening_record (id) {
        id -> Binary,
        tender_id -> Binary,
        stage -> Text,
        content -> Text,
        rulings -> Text,
        counted -> BigInt,
        recorded_by -> Binary,
        recorded_at -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    committee (id) {
        id -> Binary,
        tender_id -> Binary,
        state -> Text,
        content -> Text,
        ending -> Nullable<Text>,
        rulings -> Text,
        salt -> Text,
        recorded_by -> Binary,
        recorded_at -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    committee_seat (id) {
        id -> Binary,
        committee_id -> Binary,
        user_id -> Binary,
        number -> BigInt,
        kind -> Text,
        state -> Text,
        content -> Text,
        statement -> Nullable<Text>,
        rulings -> Text,
        salt -> Text,
        stated_at -> Nullable<BigInt>,
        version -> BigInt,
    }
}

diesel::table! {
    evaluation_paper (id) {
        id -> Binary,
        tender_id -> Binary,
        kind -> Text,
        content -> Text,
        rulings -> Text,
        salt -> Text,
        recorded_by -> Binary,
        recorded_at -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    committee_meeting (id) {
        id -> Binary,
        committee_id -> Binary,
        number -> BigInt,
        state -> Text,
        content -> Text,
        rulings -> Text,
        salt -> Text,
        recorded_by -> Binary,
        recorded_at -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    score_sheet (id) {
        id -> Binary,
        meeting_id -> Binary,
        seat_id -> Binary,
        look -> BigInt,
        content -> Text,
        code -> Nullable<Text>,
        source -> Text,
        scan -> Nullable<Text>,
        salt -> Text,
        submitted_by -> Binary,
        submitted_at -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    score_draft (meeting_id, seat_id) {
        meeting_id -> Binary,
        seat_id -> Binary,
        content -> Text,
        kept_at -> BigInt,
    }
}

diesel::table! {
    review_file (review_id, file_id) {
        review_id -> Binary,
        file_id -> Binary,
        extent -> Text,
        reason -> Nullable<Text>,
        page_count -> BigInt,
        sizes -> Text,
        notes -> Text,
        reading_digest -> Text,
        read_at -> BigInt,
    }
}

diesel::table! {
    review_finding (id) {
        id -> Binary,
        review_id -> Binary,
        number -> BigInt,
        rule -> Text,
        verdict -> Text,
        body -> Text,
        state -> Text,
        reason -> Nullable<Text>,
        decided_by -> Nullable<Binary>,
        decided_at -> Nullable<BigInt>,
        version -> BigInt,
        across -> Bool,
        made_in -> BigInt,
        changed_in -> BigInt,
        gone -> Bool,
    }
}

diesel::table! {
    application (id) {
        id -> Binary,
        kind -> Text,
        vendor_id -> Binary,
        listing_id -> Nullable<Binary>,
        base_version_id -> Nullable<Binary>,
        award_id -> Nullable<Binary>,
        class -> Text,
        sku -> Text,
        answers -> Text,
        replacement -> Nullable<Text>,
        note -> Text,
        state -> Text,
        reasons -> Text,
        said -> Text,
        rulings -> Text,
        made_by -> Binary,
        made_at -> BigInt,
        submitted_at -> Nullable<BigInt>,
        due_on -> Nullable<Date>,
        decided_by -> Nullable<Binary>,
        decided_at -> Nullable<BigInt>,
        version -> BigInt,
    }
}

diesel::table! {
    open_software (id) {
        id -> Binary,
        name -> Text,
        licence -> Text,
        homepage -> Text,
        download -> Text,
        description -> Text,
        condition -> Nullable<Text>,
        set_by -> Nullable<Binary>,
        set_at -> Nullable<BigInt>,
        version -> BigInt,
    }
}

diesel::table! {
    office_task (id) {
        id -> Binary,
        kind -> Text,
        subject_kind -> Text,
        subject_id -> Binary,
        mark -> Text,
        args -> Text,
        due_on -> Date,
        opened_at -> BigInt,
        done_by -> Nullable<Binary>,
        done_at -> Nullable<BigInt>,
        note -> Nullable<Text>,
        version -> BigInt,
    }
}

diesel::table! {
    evidence (id) {
        id -> Binary,
        vendor_id -> Binary,
        kind -> Text,
        maker -> Nullable<Text>,
        number -> Text,
        issuer -> Text,
        scope -> Text,
        valid_from -> Date,
        valid_until -> Date,
        file_digest -> Text,
        file_name -> Text,
        file_type -> Text,
        state -> Text,
        renews_id -> Nullable<Binary>,
        filed_by -> Binary,
        filed_at -> BigInt,
        closing_note -> Nullable<Text>,
        checked_by -> Nullable<Binary>,
        checked_at -> Nullable<BigInt>,
        check_note -> Nullable<Text>,
        version -> BigInt,
    }
}

diesel::table! {
    evidence_notice (evidence_id, step) {
        evidence_id -> Binary,
        step -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    watch_day (day) {
        day -> Date,
        at -> BigInt,
    }
}

diesel::table! {
    price_check (id) {
        id -> Binary,
        listing_id -> Binary,
        item_id -> Binary,
        vendor_id -> Binary,
        state -> Text,
        listed_price -> BigInt,
        award_price -> BigInt,
        opened_at -> BigInt,
        answer_by -> Date,
        answer -> Nullable<Text>,
        answer_price -> Nullable<BigInt>,
        answer_reason -> Nullable<Text>,
        answered_by -> Nullable<Binary>,
        answered_at -> Nullable<BigInt>,
        decision -> Nullable<Text>,
        decision_reason -> Nullable<Text>,
        decided_by -> Nullable<Binary>,
        decided_at -> Nullable<BigInt>,
        rulings -> Text,
        version -> BigInt,
    }
}

diesel::table! {
    market_report (id) {
        id -> Binary,
        price_check_id -> Binary,
        item_id -> Binary,
        agency_id -> Binary,
        price -> BigInt,
        place -> Text,
        found_on -> Date,
        evidence -> Text,
        file_digest -> Nullable<Text>,
        file_name -> Nullable<Text>,
        file_type -> Nullable<Text>,
        state -> Text,
        reported_by -> Binary,
        reported_at -> BigInt,
        closing_note -> Nullable<Text>,
        version -> BigInt,
    }
}

diesel::table! {
    hold (id) {
        id -> Binary,
        listing_id -> Binary,
        vendor_id -> Binary,
        ground -> Text,
        evidence -> Text,
        notice -> Text,
        state -> Text,
        placed_by -> Binary,
        placed_at -> BigInt,
        objection -> Nullable<Text>,
        objected_by -> Nullable<Binary>,
        objected_at -> Nullable<BigInt>,
        decision -> Nullable<Text>,
        decision_reason -> Nullable<Text>,
        decided_by -> Nullable<Binary>,
        decided_at -> Nullable<BigInt>,
        version -> BigInt,
    }
}

diesel::table! {
    quote_request (id) {
        id -> Binary,
        item_id -> Binary,
        agency_id -> Binary,
        quantity -> BigInt,
        ground -> Text,
        wants -> Text,
        closes_at -> BigInt,
        state -> Text,
        chosen_id -> Nullable<Binary>,
        closing_note -> Nullable<Text>,
        rulings -> Text,
        made_by -> Binary,
        made_at -> BigInt,
        opened_by -> Nullable<Binary>,
        opened_at -> Nullable<BigInt>,
        closed_by -> Nullable<Binary>,
        closed_at -> Nullable<BigInt>,
        version -> BigInt,
        order_id -> Nullable<Binary>,
    }
}

diesel::table! {
    reference_list (id) {
        id -> Binary,
        kind -> Text,
        as_of -> Date,
        good_until -> Date,
        file_name -> Text,
        file_digest -> Text,
        row_count -> BigInt,
        rows_digest -> Text,
        imported_at -> BigInt,
        version -> BigInt,
    }
}

diesel::table! {
    reference_row (list_id, number) {
        list_id -> Binary,
        number -> BigInt,
        code -> Text,
        name -> Text,
        name_key -> Text,
        from_day -> Nullable<Date>,
        until_day -> Nullable<Date>,
        data -> Text,
    }
}

diesel::table! {
    webhook (id) {
        id -> Binary,
        organisation_id -> Binary,
        url -> Text,
        kinds -> Text,
        secret -> Text,
        since_seq -> BigInt,
        made_by -> Binary,
        made_at -> BigInt,
        ended_at -> Nullable<BigInt>,
        ended_because -> Nullable<Text>,
        version -> BigInt,
    }
}

diesel::table! {
    webhook_message (id) {
        id -> Binary,
        webhook_id -> Binary,
        event_id -> Nullable<Binary>,
        topic -> Text,
        body -> Text,
        made_at -> BigInt,
        tries -> BigInt,
        status -> Nullable<BigInt>,
        problem -> Nullable<Text>,
        delivered_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    webhook_place (id) {
        id -> BigInt,
        seq -> BigInt,
    }
}

diesel::table! {
    quote (id) {
        id -> Binary,
        request_id -> Binary,
        vendor_id -> Binary,
        award_price -> BigInt,
        state -> Text,
        listing_id -> Nullable<Binary>,
        unit_price -> Nullable<BigInt>,
        terms -> Nullable<Text>,
        sealed -> Bool,
        salt -> Text,
        answered_by -> Nullable<Binary>,
        answered_at -> Nullable<BigInt>,
        version -> BigInt,
    }
}

diesel::table! {
    restricted_brand (id) {
        id -> Binary,
        name_key -> Text,
        name -> Text,
        source -> Text,
        listed_on -> Date,
        version -> BigInt,
        delisted_on -> Nullable<Date>,
    }
}

diesel::table! {
    figure_product (id) {
        id -> Binary,
        class -> Text,
        category -> Text,
        maker -> Text,
        maker_key -> Text,
        origin -> Text,
        name -> Text,
        edition -> Text,
        unit -> Text,
        licence -> Text,
        months -> BigInt,
    }
}

diesel::table! {
    fact_order (id) {
        id -> Binary,
        source -> Text,
        day -> Date,
        class -> Text,
        framework_id -> Nullable<Binary>,
        agency_id -> Binary,
        vendor_id -> Binary,
        amount -> BigInt,
        placed_on -> Date,
        deliver_by -> Nullable<Date>,
        delivered_on -> Nullable<Date>,
        accepted_on -> Nullable<Date>,
    }
}

diesel::table! {
    fact_order_line (id) {
        id -> Binary,
        order_id -> Binary,
        day -> Date,
        class -> Text,
        agency_id -> Binary,
        vendor_id -> Binary,
        product_id -> Binary,
        quantity -> BigInt,
        unit_price -> BigInt,
        award_price -> BigInt,
        amount -> BigInt,
    }
}

diesel::table! {
    rollup_day (day, class, agency_id, vendor_id) {
        day -> Date,
        class -> Text,
        agency_id -> Binary,
        vendor_id -> Binary,
        orders -> BigInt,
        amount -> BigInt,
        seq -> BigInt,
    }
}

diesel::table! {
    rollup_month (month, class, agency_id, vendor_id, product_id) {
        month -> BigInt,
        class -> Text,
        agency_id -> Binary,
        vendor_id -> Binary,
        product_id -> Binary,
        lines -> BigInt,
        quantity -> BigInt,
        amount -> BigInt,
        awarded -> BigInt,
        seq -> BigInt,
    }
}

diesel::table! {
    figure_place (id) {
        id -> BigInt,
        seq -> BigInt,
        epoch -> BigInt,
        counted_at -> BigInt,
    }
}

diesel::table! {
    past_order (id) {
        id -> Binary,
        run_id -> Binary,
        line -> BigInt,
        number -> Text,
        ordered_on -> Date,
        class -> Text,
        category -> Text,
        agency_id -> Binary,
        vendor_id -> Binary,
        maker -> Text,
        origin -> Text,
        name -> Text,
        edition -> Text,
        unit -> Text,
        licence -> Text,
        months -> BigInt,
        quantity -> BigInt,
        unit_price -> BigInt,
        award_price -> BigInt,
        amount -> BigInt,
        deliver_by -> Nullable<Date>,
        delivered_on -> Nullable<Date>,
        accepted_on -> Nullable<Date>,
        marks -> Text,
        version -> BigInt,
    }
}

diesel::table! {
    saved_view (id) {
        id -> Binary,
        user_id -> Binary,
        name -> Text,
        board -> Text,
        query -> Text,
        monthly -> Bool,
        created_at -> BigInt,
        deleted_at -> Nullable<BigInt>,
        version -> BigInt,
    }
}

diesel::table! {
    saved_view_mail (view_id) {
        view_id -> Binary,
        month -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    organisation,
    user_account,
    recovery_code,
    invitation,
    session,
    api_token,
    idempotency,
    audit_entry,
    audit_chain,
    audit_personal,
    event,
    feed,
    unsequenced,
    job,
    mail,
    stored_file,
    framework,
    entitled_agency,
    item,
    item_award,
    ceiling,
    ceiling_movement,
    framework_version,
    site_order,
    listing,
    listing_version,
    orders,
    order_line,
    cart,
    cart_line,
    approval_setting,
    absence,
    approval,
    choice,
    choice_listing,
    saved_search,
    saved_search_round,
    order_number,
    award_notice,
    import_run,
    import_line,
    tender,
    tender_stage,
    bid,
    envelope,
    bid_file,
    review,
    review_file,
    review_finding,
    award_case,
    award_item,
    bid_question,
    recusal,
    review_claim,
    review_correction,
    paper_signature,
    tender_result,
    opening_record,
    committee,
    committee_seat,
    evaluation_paper,
    committee_meeting,
    score_sheet,
    score_draft,
    application,
    open_software,
    office_task,
    evidence,
    evidence_notice,
    watch_day,
    price_check,
    market_report,
    hold,
    restricted_brand,
    quote_request,
    quote,
    webhook,
    webhook_message,
    webhook_place,
    figure_product,
    fact_order,
    fact_order_line,
    rollup_day,
    rollup_month,
    figure_place,
    past_order,
    saved_view,
    saved_view_mail,
);
