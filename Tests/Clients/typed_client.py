"""What a frontend does, with the client that ariadne-codegen generates of the schema and of operations/.

    RAPPORT_URL=http://localhost:4000/graphql python3 typed_client.py

`rapport_client` has to be on Python's path. Each test has an account of its own.
"""

import os
import unittest
import uuid
from datetime import date, datetime, timedelta, timezone

import httpx
from rapport_client import (
    AnalyticsInterval,
    CompleteInformationalInterviewInput,
    CompleteInterviewInput,
    CompleteMeetingInput,
    ContactExportFormat,
    ContactFilter,
    ContactImportField,
    ContactImportSourceInput,
    ContactOrder,
    ContactOrderField,
    ContactSource,
    ContactTargetInput,
    CreateAccessTokenInput,
    CreateContactInput,
    CreateFollowUpInput,
    CreateJobApplicationInput,
    CreateJobListingInput,
    CsvColumnMappingInput,
    CsvImportInput,
    DateTimeRangeInput,
    DomainEventFilter,
    DomainEventType,
    DuplicateReason,
    FollowUpStatus,
    GraphQLClientGraphQLMultiError,
    GraphQLClientHttpError,
    ImportContactsInput,
    ImportDuplicateStrategy,
    ImportKind,
    ImportOutcome,
    ImportStatus,
    InformationalInterviewStatus,
    InteractionSource,
    InteractionType,
    InterviewStatus,
    InterviewType,
    InterviewerInput,
    JobApplicationStatus,
    JobListingReferenceInput,
    LogInteractionInput,
    MeetingStatus,
    MergeContactsInput,
    OrderDirection,
    PrepareInterviewInput,
    RapportClient,
    ReceiveReferralInput,
    RecordThankYouInput,
    ReferralStatus,
    RelationshipType,
    RelationshipTypeFilter,
    RequestReferralInput,
    RescheduleInitiator,
    RescheduleInterviewInput,
    RescheduleMeetingInput,
    SalaryRangeInput,
    ScheduleInformationalInterviewInput,
    ScheduleInterviewInput,
    ScheduleMeetingInput,
    SearchType,
    Sentiment,
    SignUpInput,
    StringFilter,
    TagFilter,
    ThankYouMethod,
    ThankYouSubjectInput,
    TimelineKind,
    UpdateContactInput,
    UpdateViewerInput,
    UserErrorCode,
    VideoConferenceProvider,
)

URL = os.environ["RAPPORT_URL"]
NOW = datetime.now(timezone.utc).replace(microsecond=0)


def client(token=None):
    headers = {"authorization": f"Bearer {token}"} if token else {}
    return RapportClient(URL, http_client=httpx.AsyncClient(headers=headers, timeout=60))


def account():
    return SignUpInput(
        email=f"{uuid.uuid4().hex}@example.com",
        password="a long enough password",
        name="Ada Jobseeker",
        time_zone="Europe/Berlin",
    )


class ClientTest(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        async with client() as stranger:
            payload = (await stranger.sign_up(account())).sign_up
        self.assertEqual(payload.user_errors, [])
        self.session = payload.session
        self.client = await self.enterAsyncContext(client(self.session.access_token))

    async def contact(self, name, **fields):
        payload = (await self.client.create_contact(CreateContactInput(name=name, **fields))).create_contact
        self.assertEqual(payload.user_errors, [])
        return payload.contact

    async def log(self, contact, occurred_at, type=InteractionType.CALL, **fields):
        payload = await self.client.log_interaction(
            LogInteractionInput(contact_id=contact.id, type=type, occurred_at=occurred_at, **fields)
        )
        self.assertEqual(payload.log_interaction.user_errors, [])
        return payload.log_interaction.interaction


class AccountTest(ClientTest):
    async def test_a_new_account_is_signed_in(self):
        self.assertEqual(self.session.user.name, "Ada Jobseeker")
        self.assertEqual(self.session.user.time_zone, "Europe/Berlin")
        self.assertGreater(self.session.access_token_expires_at, NOW)
        viewer = (await self.client.viewer()).viewer
        self.assertEqual(viewer.email, self.session.user.email)
        self.assertEqual(viewer.access_tokens, [])

    async def test_a_wrong_password_is_an_error_beside_the_form(self):
        payload = (await self.client.sign_in(self.session.user.email, "not that one")).sign_in
        self.assertIsNone(payload.session)
        self.assertEqual([error.code for error in payload.user_errors], [UserErrorCode.INVALID_CREDENTIALS])

    async def test_a_short_password_says_how_long_it_has_to_be(self):
        async with client() as stranger:
            new = account()
            new.password = "short"
            payload = (await stranger.sign_up(new)).sign_up
        (error,) = payload.user_errors
        self.assertEqual(error.typename__, "ValidationError")
        self.assertEqual((error.code, error.path), (UserErrorCode.TOO_SHORT, ["input", "password"]))
        self.assertEqual((error.minimum, error.maximum), (12, None))

    async def test_a_refresh_token_works_once(self):
        first = (await self.client.refresh_session(self.session.refresh_token)).refresh_session
        self.assertEqual(first.session.user.id, self.session.user.id)
        second = (await self.client.refresh_session(self.session.refresh_token)).refresh_session
        self.assertEqual([error.code for error in second.user_errors], [UserErrorCode.INVALID_CREDENTIALS])

    async def test_who_changed_an_old_version_is_shown_the_new_one(self):
        version = (await self.client.viewer()).viewer.version
        changed = (await self.client.update_viewer(UpdateViewerInput(name="Ada L."))).update_viewer.viewer
        self.assertEqual((changed.name, changed.time_zone), ("Ada L.", "Europe/Berlin"))
        late = UpdateViewerInput(name="Ada B.", expected_version=version)
        (error,) = (await self.client.update_viewer(late)).update_viewer.user_errors
        self.assertEqual(error.typename__, "ConflictError")
        self.assertEqual((error.current.id, error.current.version), (self.session.user.id, changed.version))

    async def test_an_access_token_that_only_reads_refuses_changes(self):
        new = CreateAccessTokenInput(name="A script", read_only=True, expires_at=NOW + timedelta(days=30))
        made = (await self.client.create_access_token(new)).create_access_token
        self.assertEqual(made.access_token.expires_at, NOW + timedelta(days=30))
        async with client(made.secret) as script:
            self.assertEqual((await script.viewer()).viewer.id, self.session.user.id)
            with self.assertRaises(GraphQLClientGraphQLMultiError) as refused:
                await script.create_contact(CreateContactInput(name="Nobody"))
        self.assertEqual([error.extensions["code"] for error in refused.exception.errors], ["FORBIDDEN"])

    async def test_strangers_see_nothing(self):
        async with client() as stranger:
            with self.assertRaises(GraphQLClientGraphQLMultiError) as refused:
                await stranger.viewer()
        self.assertEqual([error.extensions["code"] for error in refused.exception.errors], ["UNAUTHENTICATED"])
        async with client("rps_nonsense") as stranger:
            with self.assertRaises(GraphQLClientHttpError) as refused:
                await stranger.viewer()
        self.assertEqual(refused.exception.status_code, 401)


class ContactTest(ClientTest):
    async def test_what_is_left_out_of_a_new_contact_has_its_default(self):
        contact = await self.contact("  Grace Hopper ", email="grace@navy.example", keep_in_touch_every_days=30)
        self.assertEqual((contact.name, contact.email), ("Grace Hopper", "grace@navy.example"))
        self.assertEqual((contact.relationship, contact.tags), (RelationshipType.OTHER, []))
        self.assertEqual((contact.is_favorite, contact.source, contact.version), (False, ContactSource.MANUAL, 1))
        self.assertEqual(contact.next_contact_due_at, contact.created_at + timedelta(days=30))

    async def test_all_that_is_wrong_with_a_contact_is_said_at_once(self):
        wrong = CreateContactInput(name=" ", title="x" * 201, tags=["fine", " "])
        payload = (await self.client.create_contact(wrong)).create_contact
        self.assertIsNone(payload.contact)
        self.assertEqual(
            [(error.typename__, error.code, error.path) for error in payload.user_errors],
            [
                ("ValidationError", UserErrorCode.REQUIRED, ["input", "name"]),
                ("ValidationError", UserErrorCode.TOO_LONG, ["input", "title"]),
                ("ValidationError", UserErrorCode.REQUIRED, ["input", "tags", "1"]),
            ],
        )
        self.assertEqual(payload.user_errors[1].maximum, 200)

    async def test_a_duplicate_names_the_contact_that_exists(self):
        first = await self.contact("Alan Turing", company="Bletchley", email="alan@park.example")
        again = CreateContactInput(name="A. Turing", email="ALAN@park.example")
        (error,) = (await self.client.create_contact(again)).create_contact.user_errors
        self.assertEqual((error.typename__, error.code), ("DuplicateError", UserErrorCode.DUPLICATE))
        self.assertEqual(
            (error.existing.id, error.existing.name, error.existing.company), (first.id, "Alan Turing", "Bletchley")
        )

    async def test_pages_follow_each_other(self):
        for name in ["Eve", "Bob", "Dan", "Amy", "Cem"]:
            await self.contact(name)
        names, cursor = [], None
        for _ in range(3):
            page = (await self.client.contact_list(first=2, after=cursor)).contacts
            self.assertEqual(page.total_count, 5)
            self.assertEqual(page.page_info.has_previous_page, cursor is not None)
            names.append([node.name for node in page.nodes])
            cursor = page.page_info.end_cursor
        self.assertEqual(names, [["Amy", "Bob"], ["Cem", "Dan"], ["Eve"]])
        self.assertFalse(page.page_info.has_next_page)

    async def test_filters_combine(self):
        await self.contact("Ada", company="Analytical Engines", tags=["Math"])
        await self.contact("Bert", company="Engines & Sons", relationship=RelationshipType.RECRUITER)
        await self.contact("Clara", company="Elsewhere", tags=["math", "physics"])
        fits = ContactFilter(
            or_=[
                ContactFilter(company=StringFilter(contains="engines")),
                ContactFilter(tags=TagFilter(any_of=["PHYSICS"])),
            ],
            not_=ContactFilter(relationship=RelationshipTypeFilter(in_=[RelationshipType.RECRUITER])),
        )
        order = ContactOrder(field=ContactOrderField.NAME, direction=OrderDirection.DESC)
        page = (await self.client.contact_list(filter_=fits, order_by=order)).contacts
        self.assertEqual([node.name for node in page.nodes], ["Clara", "Ada"])

    async def test_what_is_left_out_stays_and_null_clears(self):
        contact = await self.contact("Edsger", title="Professor", company="Eindhoven", phone="+31 40 1234")
        change = UpdateContactInput(id=contact.id, expected_version=1, company=None, title="Emeritus")
        changed = (await self.client.update_contact(change)).update_contact.contact
        self.assertEqual((changed.title, changed.company, changed.phone), ("Emeritus", None, "+31 40 1234"))
        self.assertEqual((changed.name, changed.version), ("Edsger", 2))
        self.assertEqual(changed.created_at, contact.created_at)

    async def test_a_part_of_a_query_can_be_left_out(self):
        contact = await self.contact("Barbara", tags=["CLU"])
        await self.log(contact, NOW - timedelta(hours=1))
        whole = (await self.client.contact_detail(contact.id)).contact
        self.assertEqual(whole.history.total_count, 1)
        self.assertEqual(whole.last_contacted_at, NOW - timedelta(hours=1))
        part = (await self.client.contact_detail(contact.id, with_history=False)).contact
        self.assertIsNone(part.history)
        self.assertIsNone((await self.client.contact_detail(str(uuid.uuid4()))).contact)

    async def test_many_contacts_are_chosen_by_ids_or_by_a_filter(self):
        first, second = await self.contact("One", company="Acme"), await self.contact("Two", company="Acme")
        await self.contact("Three")
        by_filter = ContactTargetInput(filter=ContactFilter(company=StringFilter(eq="acme")))
        payload = (await self.client.tag_contacts(by_filter, add=["warm", "2026"])).bulk_update_contacts
        self.assertEqual(payload.updated_count, 2)
        by_ids = ContactTargetInput(ids=[first.id])
        payload = (await self.client.tag_contacts(by_ids, remove=["warm"])).bulk_update_contacts
        self.assertEqual([contact.tags for contact in payload.contacts], [["2026"]])
        tags = (await self.client.tags()).tags
        self.assertEqual([(tag.name, tag.contact_count) for tag in tags], [("2026", 2), ("warm", 1)])
        with self.assertRaises(GraphQLClientGraphQLMultiError) as refused:
            await self.client.tag_contacts(ContactTargetInput(ids=[second.id], filter=ContactFilter()))
        self.assertEqual([error.extensions["code"] for error in refused.exception.errors], ["BAD_USER_INPUT"])

    async def test_duplicates_are_found_and_merged(self):
        kept = await self.contact("Donald Knuth", company="Stanford University")
        other = await self.contact("Don Knuth", email="don@stanford.example", phone="+1 650 555 0100")
        await self.contact("Donald Knuth", company="Stanford University", allow_duplicate=True)
        (candidate,) = (await self.client.contact_detail(kept.id)).contact.possible_duplicates
        self.assertEqual((candidate.contact.name, candidate.confidence), ("Donald Knuth", 0.7))
        self.assertEqual(candidate.reasons, [DuplicateReason.SIMILAR_NAME_AND_COMPANY])
        merge = MergeContactsInput(survivor_id=kept.id, duplicate_ids=[other.id, candidate.contact.id])
        merged = (await self.client.merge_contacts(merge)).merge_contacts
        self.assertEqual((merged.contact.name, merged.contact.email), ("Donald Knuth", "don@stanford.example"))
        self.assertEqual(merged.merged_contact_ids, [other.id, candidate.contact.id])

    async def test_a_deleted_contact_takes_its_history_along(self):
        contact = await self.contact("Tony")
        await self.log(contact, NOW - timedelta(days=1))
        payload = (await self.client.delete_contact(contact.id, expected_version=1)).delete_contact
        self.assertEqual((payload.deleted_contact_id, payload.deleted_related_count), (contact.id, 1))
        (error,) = (await self.client.delete_contact(contact.id)).delete_contact.user_errors
        self.assertEqual((error.typename__, error.id), ("NotFoundError", contact.id))


class HistoryTest(ClientTest):
    async def test_an_interaction_leaves_something_to_do(self):
        contact = await self.contact("Margaret", company="MIT")
        new = LogInteractionInput(
            contact_id=contact.id,
            type=InteractionType.COFFEE,
            occurred_at=datetime(2026, 1, 5, 15, 0, tzinfo=timezone(timedelta(hours=1))),
            duration_minutes=45,
            topics_discussed=["Apollo", "software"],
            sentiment=Sentiment.POSITIVE,
            follow_up_needed=True,
            follow_up_notes="Send the paper",
            follow_up_due_at=NOW + timedelta(days=2),
        )
        payload = (await self.client.log_interaction(new)).log_interaction
        self.assertEqual(payload.interaction.occurred_at, datetime(2026, 1, 5, 14, 0, tzinfo=timezone.utc))
        self.assertEqual(payload.interaction.topics_discussed, ["Apollo", "software"])
        self.assertEqual(payload.interaction.source, InteractionSource.MANUAL)
        self.assertEqual(payload.interaction.contact.last_contacted_at, payload.interaction.occurred_at)
        self.assertEqual((payload.follow_up.title, payload.follow_up.is_overdue), ("Send the paper", False))
        (open,) = (await self.client.open_follow_ups()).follow_ups.nodes
        self.assertEqual((open.id, open.contact.name), (payload.follow_up.id, "Margaret"))
        self.assertEqual((open.subject.typename__, open.subject.id), ("Interaction", payload.interaction.id))

    async def test_a_time_that_is_to_come_is_no_interaction(self):
        contact = await self.contact("Margaret")
        early = LogInteractionInput(
            contact_id=contact.id, type=InteractionType.CALL, occurred_at=NOW + timedelta(days=1)
        )
        (error,) = (await self.client.log_interaction(early)).log_interaction.user_errors
        self.assertEqual((error.code, error.path), (UserErrorCode.MUST_BE_IN_PAST, ["input", "occurredAt"]))

    async def test_interactions_are_read_in_both_directions(self):
        contact = await self.contact("Niklaus")
        for days in [4, 3, 2, 1]:
            await self.log(contact, NOW - timedelta(days=days), duration_minutes=days)
        first = (await self.client.interactions(first=3)).interactions
        self.assertEqual([edge.node.duration_minutes for edge in first.edges], [1, 2, 3])
        before = (await self.client.interactions(last=1, before=first.edges[2].cursor)).interactions
        self.assertEqual([edge.node.duration_minutes for edge in before.edges], [2])
        self.assertTrue(before.page_info.has_previous_page)

    async def test_a_timeline_has_items_of_all_kinds(self):
        contact = await self.contact("Radia")
        await self.log(contact, NOW - timedelta(days=3), sentiment=Sentiment.NEUTRAL)
        await self.meeting(contact, NOW + timedelta(days=1))
        await self.client.create_follow_up(
            CreateFollowUpInput(title="Read her book", contact_id=contact.id, due_at=NOW - timedelta(days=1))
        )
        timeline = (await self.client.timeline(contact.id)).contact.timeline
        self.assertEqual([item.typename__ for item in timeline.nodes], ["Meeting", "FollowUp", "Interaction"])
        meeting, follow_up, interaction = timeline.nodes
        self.assertEqual((meeting.meeting_status, meeting.purpose), (MeetingStatus.SCHEDULED, "Catch up"))
        self.assertEqual((follow_up.follow_up_status, follow_up.is_overdue), (FollowUpStatus.OPEN, True))
        self.assertEqual((interaction.type_, interaction.sentiment), (InteractionType.CALL, Sentiment.NEUTRAL))
        some = (await self.client.timeline(contact.id, kinds=[TimelineKind.MEETING])).contact.timeline
        self.assertEqual((some.total_count, some.nodes[0].id), (1, meeting.id))

    async def test_ids_are_answered_in_their_order(self):
        contact = await self.contact("Leslie", company="Digital")
        interaction = await self.log(contact, NOW - timedelta(days=1))
        unknown = str(uuid.uuid4())
        nodes = (await self.client.objects([interaction.id, unknown, contact.id])).nodes
        self.assertEqual([node and node.typename__ for node in nodes], ["Interaction", None, "Contact"])
        self.assertEqual((nodes[0].type_, nodes[2].company), (InteractionType.CALL, "Digital"))

    async def meeting(self, contact, at, **fields):
        new = ScheduleMeetingInput(contact_id=contact.id, scheduled_at=at, purpose="Catch up", **fields)
        payload = (await self.client.schedule_meeting(new)).schedule_meeting
        self.assertEqual(payload.user_errors, [])
        return payload.meeting

    async def test_a_meeting_goes_from_its_plan_to_its_outcome(self):
        contact = await self.contact("Frances", company="IBM")
        meeting = await self.meeting(
            contact,
            NOW + timedelta(days=1),
            location="https://meet.google.com/abc-defg-hij",
            agenda_items=["Compilers"],
        )
        self.assertEqual((meeting.time_zone, meeting.planned_duration_minutes), ("Europe/Berlin", 30))
        self.assertEqual(meeting.video_conference.provider, VideoConferenceProvider.GOOGLE_MEET)
        self.assertEqual(meeting.video_conference.meeting_code, "abc-defg-hij")

        move = RescheduleMeetingInput(
            id=meeting.id,
            new_scheduled_at=NOW + timedelta(days=2),
            time_zone="America/New_York",
            reason="A clash",
            initiated_by=RescheduleInitiator.COMPANY,
        )
        moved = (await self.client.reschedule_meeting(move)).reschedule_meeting.meeting
        (change,) = moved.reschedule_history
        self.assertEqual(change.previous_date_time, NOW + timedelta(days=1))
        self.assertEqual((change.new_date_time, change.reason), (NOW + timedelta(days=2), "A clash"))

        agenda = (await self.client.agenda()).agenda
        self.assertEqual([item.typename__ for item in agenda.nodes], ["Meeting"])
        self.assertEqual(agenda.nodes[0].contact.company, "IBM")
        self.assertEqual(agenda.nodes[0].ends_at, NOW + timedelta(days=2, minutes=30))
        later = DateTimeRangeInput(start=NOW + timedelta(days=3), end=NOW + timedelta(days=4))
        self.assertEqual((await self.client.agenda(range_=later)).agenda.total_count, 0)

        complete = CompleteMeetingInput(
            id=meeting.id,
            held_at=NOW - timedelta(hours=1),
            attendees=["Frances", "Ada"],
            action_items=["Send notes", "Meet John"],
            sentiment=Sentiment.POSITIVE,
            create_follow_ups=True,
        )
        done = (await self.client.complete_meeting(complete)).complete_meeting
        self.assertEqual((done.meeting.status, done.meeting.outcome.topics_covered), (MeetingStatus.COMPLETED, []))
        self.assertEqual(done.meeting.outcome.attendees, ["Frances", "Ada"])
        self.assertEqual(done.interaction.source, InteractionSource.MEETING)
        self.assertEqual([item.title for item in done.follow_ups], ["Send notes", "Meet John"])

        (error,) = (await self.client.complete_meeting(complete)).complete_meeting.user_errors
        self.assertEqual((error.typename__, error.code), ("InvalidStateError", UserErrorCode.INVALID_STATE))
        self.assertEqual((error.current_status, error.allowed_statuses), ("COMPLETED", ["SCHEDULED"]))

    async def test_a_follow_up_is_put_off_loses_its_date_and_is_done(self):
        contact = await self.contact("Jean")
        due = NOW + timedelta(days=1)
        new = CreateFollowUpInput(title="Write to Jean", contact_id=contact.id, due_at=due)
        follow_up = (await self.client.create_follow_up(new)).create_follow_up.follow_up
        self.assertEqual((await self.client.open_follow_ups(due_before=due)).follow_ups.total_count, 0)
        later = due + timedelta(seconds=1)
        self.assertEqual((await self.client.open_follow_ups(due_before=later)).follow_ups.total_count, 1)

        put_off = (await self.client.update_follow_up(follow_up.id, due_at=due + timedelta(days=7))).update_follow_up
        self.assertEqual(put_off.follow_up.due_at, due + timedelta(days=7))
        undated = (await self.client.update_follow_up(follow_up.id, due_at=None)).update_follow_up
        self.assertIsNone(undated.follow_up.due_at)
        done = (await self.client.update_follow_up(follow_up.id, status=FollowUpStatus.DONE)).update_follow_up
        self.assertEqual((done.follow_up.status, done.follow_up.due_at), (FollowUpStatus.DONE, None))
        self.assertEqual((await self.client.open_follow_ups(contact_id=contact.id)).follow_ups.nodes, [])

    async def test_an_informational_interview_is_asked_for_held_and_thanked_for(self):
        contact = await self.contact("Karen", company="Cambridge")
        ask = ScheduleInformationalInterviewInput(contact_id=contact.id, questions=["What is it like?"])
        asked = (await self.client.ask_for_informational_interview(ask)).schedule_informational_interview
        interview = asked.informational_interview
        self.assertEqual(interview.status, InformationalInterviewStatus.REQUESTED)
        self.assertIsNone(interview.scheduled_at)

        hold = CompleteInformationalInterviewInput(
            id=interview.id,
            conducted_at=NOW - timedelta(days=1),
            duration_minutes=40,
            insights=["Ask early"],
            follow_up_required=True,
        )
        held = (await self.client.complete_informational_interview(hold)).complete_informational_interview
        self.assertEqual(held.informational_interview.insights, ["Ask early"])
        self.assertEqual(held.interaction.source, InteractionSource.INFORMATIONAL_INTERVIEW)
        self.assertEqual(held.follow_up.status, FollowUpStatus.OPEN)

        thanks = RecordThankYouInput(
            subject=ThankYouSubjectInput(informational_interview_id=interview.id),
            recipients=["karen@cl.example"],
            method=ThankYouMethod.HANDWRITTEN,
        )
        thanked = (await self.client.record_thank_you(thanks)).record_thank_you
        self.assertEqual(thanked.thank_you_note.method, ThankYouMethod.HANDWRITTEN)
        self.assertTrue(thanked.subject.thank_you_sent)


class JobTest(ClientTest):
    async def test_an_application_comes_with_its_listing_and_moves_along(self):
        await self.contact("Ken", company="Bell Labs")
        listing = CreateJobListingInput(
            title="Systems Programmer",
            company="Bell Labs",
            url="https://jobs.example/1",
            salary=SalaryRangeInput(minimum=90000, maximum=120000, currency="USD"),
            posted_on=date(2026, 1, 5),
        )
        new = CreateJobApplicationInput(
            job_listing=JobListingReferenceInput(create=listing), status=JobApplicationStatus.DRAFT
        )
        application = (await self.client.apply(new)).create_job_application.application
        self.assertEqual(application.job_listing.posted_on, date(2026, 1, 5))
        self.assertEqual(
            (application.job_listing.salary.maximum, application.job_listing.salary.currency), (120000, "USD")
        )
        self.assertIsNone(application.applied_at)

        moved = (
            await self.client.move_application(application.id, JobApplicationStatus.APPLIED, expected_version=1)
        ).update_job_application.application
        self.assertEqual(
            [(change.previous_status, change.new_status) for change in moved.status_history],
            [(None, JobApplicationStatus.DRAFT), (JobApplicationStatus.DRAFT, JobApplicationStatus.APPLIED)],
        )

        stages = (await self.client.pipeline()).pipeline
        self.assertEqual([stage.status for stage in stages], list(JobApplicationStatus))
        counts = {stage.status: stage.count for stage in stages if stage.count}
        self.assertEqual(counts, {JobApplicationStatus.APPLIED: 1})
        self.assertEqual(stages[1].applications.nodes[0].job_listing.title, "Systems Programmer")

        found = (await self.client.job_listing(application.job_listing.id)).job_listing
        self.assertEqual(found.application.id, application.id)
        self.assertEqual([contact.name for contact in found.contacts_at_company.nodes], ["Ken"])

    async def apply(self, title, company):
        listing = JobListingReferenceInput(create=CreateJobListingInput(title=title, company=company))
        return (
            await self.client.apply(CreateJobApplicationInput(job_listing=listing))
        ).create_job_application.application

    async def test_a_referral_leads_to_an_application(self):
        contact = await self.contact("Brian", company="Google")
        draft = await self.apply("Engineer", "Google")
        ask = RequestReferralInput(
            contact_id=contact.id, message="Would you?", requested_at=NOW - timedelta(days=3), notes=None
        )
        asked = (await self.client.request_referral(ask)).request_referral.referral
        self.assertEqual((asked.status, asked.contact.name), (ReferralStatus.PENDING, "Brian"))
        self.assertEqual(asked.expires_at, NOW + timedelta(days=27))
        (pending,) = (await self.client.pending_referrals()).referrals.nodes
        self.assertEqual((pending.id, pending.job_listing), (asked.id, None))

        given = ReceiveReferralInput(id=asked.id, referral_details="He wrote to HR", application_id=draft.id)
        received = (await self.client.receive_referral(given)).receive_referral
        self.assertEqual(received.referral.status, ReferralStatus.PROVIDED)
        self.assertEqual(received.application.id, draft.id)
        (error,) = (await self.client.receive_referral(given)).receive_referral.user_errors
        self.assertEqual((error.typename__, error.current_status), ("InvalidStateError", "PROVIDED"))

    async def test_a_job_interview_is_prepared_moved_held_and_thanked_for(self):
        contact = await self.contact("Rob", company="Google")
        application = await self.apply("Engineer", "Google")
        plan = ScheduleInterviewInput(
            application_id=application.id,
            type=InterviewType.PANEL,
            scheduled_at=NOW + timedelta(days=3),
            duration_minutes=90,
            time_zone="America/Los_Angeles",
            interviewers=[InterviewerInput(name="Rob", contact_id=contact.id), InterviewerInput(name="Russ")],
        )
        planned = (await self.client.schedule_interview(plan)).schedule_interview.interview
        self.assertEqual(planned.application.job_listing.company, "Google")
        self.assertEqual(
            [(person.name, person.contact and person.contact.id) for person in planned.interviewers],
            [("Rob", contact.id), ("Russ", None)],
        )

        ticks = PrepareInterviewInput(
            id=planned.id, research_completed=True, questions_prepped=True, materials_gathered=False
        )
        prepared = (await self.client.prepare_interview(ticks)).prepare_interview.interview
        self.assertEqual((prepared.status, prepared.preparation.materials_gathered), (InterviewStatus.PREPARED, False))

        move = RescheduleInterviewInput(
            id=planned.id, new_date_time=NOW - timedelta(hours=2), initiated_by=RescheduleInitiator.CANDIDATE
        )
        moved = (await self.client.reschedule_interview(move)).reschedule_interview.interview
        self.assertEqual((moved.status, moved.duration_minutes), (InterviewStatus.RESCHEDULED, 90))
        self.assertTrue(moved.preparation.research_completed)

        hold = CompleteInterviewInput(id=planned.id, performance_rating=4, next_steps="A call", completed_at=NOW)
        held = (await self.client.complete_interview(hold)).complete_interview
        self.assertEqual((held.interview.completion.performance_rating, held.follow_up), (4, None))
        self.assertEqual([item.source for item in held.interactions], [InteractionSource.INTERVIEW])

        thanks = RecordThankYouInput(
            subject=ThankYouSubjectInput(interview_id=planned.id), recipients=["Rob"], method=ThankYouMethod.EMAIL
        )
        subject = (await self.client.record_thank_you(thanks)).record_thank_you.subject
        self.assertEqual((subject.typename__, subject.thank_you_note_sent), ("Interview", True))
        self.assertGreaterEqual(subject.thank_you_sent_at, NOW)

    async def test_the_next_interviews_are_listed(self):
        application = await self.apply("Engineer", "Acme")
        for days in [20, 2]:
            plan = ScheduleInterviewInput(
                application_id=application.id,
                type=InterviewType.VIDEO,
                scheduled_at=NOW + timedelta(days=days),
                duration_minutes=30,
                time_zone="Etc/UTC",
            )
            await self.client.schedule_interview(plan)
        soon = (await self.client.upcoming_interviews()).upcoming_interviews
        self.assertEqual([item.scheduled_at for item in soon.nodes], [NOW + timedelta(days=2)])
        self.assertEqual((await self.client.upcoming_interviews(30)).upcoming_interviews.total_count, 2)
        wrong = plan.model_copy(update={"duration_minutes": 5, "scheduled_at": NOW - timedelta(days=1)})
        errors = (await self.client.schedule_interview(wrong)).schedule_interview.user_errors
        self.assertEqual(
            {(error.code, error.path[-1]) for error in errors},
            {(UserErrorCode.OUT_OF_RANGE, "durationMinutes"), (UserErrorCode.MUST_BE_IN_FUTURE, "scheduledAt")},
        )


class SearchTest(ClientTest):
    async def test_one_search_finds_things_of_all_kinds(self):
        contact = await self.contact("Barbara Liskov", company="MIT")
        await self.log(contact, NOW - timedelta(days=1), notes="Spoke of substitution with Barbara")
        listing = CreateJobListingInput(title="Barbara's assistant", company="MIT")
        await self.client.apply(CreateJobApplicationInput(job_listing=JobListingReferenceInput(create=listing)))
        found = (await self.client.search("barb")).search
        kinds = {edge.node.typename__ for edge in found.edges}
        self.assertLessEqual({"Contact", "Interaction", "JobListing"}, kinds)
        by_kind = {edge.node.typename__: edge.node for edge in found.edges}
        self.assertEqual(by_kind["Contact"].name, "Barbara Liskov")
        self.assertEqual(by_kind["JobListing"].job_title, "Barbara's assistant")
        only = (await self.client.search("barbara", types=[SearchType.CONTACT])).search
        self.assertEqual((only.total_count, only.edges[0].node.id), (1, contact.id))
        self.assertIn("name", [highlight.field for highlight in only.edges[0].highlights])

    async def test_what_happened_is_told_in_its_order(self):
        contact = await self.contact("Sophie")
        await self.client.update_contact(UpdateContactInput(id=contact.id, title="Poet", is_favorite=True))
        await self.log(contact, NOW - timedelta(days=1), type=InteractionType.LUNCH)
        events = (await self.client.news()).domain_events.nodes
        self.assertEqual(
            [event.typename__ for event in events], ["InteractionLogged", "ContactUpdated", "ContactCreated"]
        )
        self.assertEqual([event.sequence for event in events], [3, 2, 1])
        logged, updated, created = events
        self.assertEqual(logged.interaction_type, InteractionType.LUNCH)
        self.assertEqual(set(updated.changed_fields), {"title", "isFavorite"})
        self.assertEqual((created.type_, created.contact.name), (DomainEventType.CONTACT_CREATED, "Sophie"))
        some = DomainEventFilter(types=[DomainEventType.CONTACT_CREATED], aggregate_id=contact.id)
        self.assertEqual([event.sequence for event in (await self.client.news(filter_=some)).domain_events.nodes], [1])


class FileTest(ClientTest):
    CONNECTIONS = (
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Adele,Goldberg,https://www.linkedin.com/in/adele,adele@parc.example,Xerox PARC,Researcher,05 Jan 2026\n"
        "Dan,Ingalls,https://www.linkedin.com/in/dan,,Xerox PARC,Researcher,06 Jan 2026\n"
    )

    async def test_an_import_is_tried_before_it_is_made(self):
        source = ContactImportSourceInput(linked_in_connections_csv=self.CONNECTIONS)
        trial = ImportContactsInput(source=source, tags=["linkedin"], dry_run=True)
        job = (await self.client.import_contacts(trial)).import_contacts.job
        self.assertEqual((job.kind, job.dry_run, job.created_count), (ImportKind.LINKEDIN, True, 2))
        self.assertEqual((await self.client.contact_list()).contacts.total_count, 0)

        made = ImportContactsInput(source=source, tags=["linkedin"])
        job = (await self.client.import_contacts(made)).import_contacts.job
        self.assertEqual((job.status, job.total_count, job.created_count), (ImportStatus.COMPLETED, 2, 2))
        self.assertEqual([row.node.name for row in job.rows.nodes], ["Adele Goldberg", "Dan Ingalls"])
        adele = (await self.client.contact_detail(job.rows.nodes[0].node.id)).contact
        self.assertEqual(adele.linked_in_profile.connected_on, date(2026, 1, 5))
        self.assertEqual((adele.source, adele.tags), (ContactSource.LINKEDIN_IMPORT, ["linkedin"]))

    async def test_rows_that_cannot_be_read_are_told(self):
        columns = [
            CsvColumnMappingInput(column="Who", field=ContactImportField.NAME),
            CsvColumnMappingInput(column="Where", field=ContactImportField.COMPANY),
        ]
        source = ContactImportSourceInput(
            csv=CsvImportInput(content="Who;Where\nAlonzo;Princeton\n;Nowhere\n", columns=columns)
        )
        new = ImportContactsInput(source=source, on_duplicate=ImportDuplicateStrategy.FILL_BLANKS)
        job = (await self.client.import_contacts(new)).import_contacts.job
        self.assertEqual([row.outcome for row in job.rows.nodes], [ImportOutcome.CREATED, ImportOutcome.FAILED])
        again = (await self.client.import_job(job.id)).import_job
        self.assertEqual((again.failed.total_count, again.failed.nodes[0].line_number), (1, 3))

    async def test_contacts_are_exported_to_a_file(self):
        await self.contact("Stephen Kleene", tags=["logic"])
        await self.contact("Somebody Else")
        some = ContactFilter(tags=TagFilter(all_of=["logic"]))
        payload = (await self.client.export_contacts(ContactExportFormat.VCARD_4, filter_=some)).export_contacts
        self.assertEqual(payload.file.media_type, "text/vcard; charset=utf-8")
        async with httpx.AsyncClient(timeout=60) as browser:
            file = (await browser.get(payload.file.url)).content
        self.assertEqual(len(file), payload.file.byte_count)
        self.assertIn(b"\r\nFN:Stephen Kleene\r\n", file)
        self.assertNotIn(b"Somebody", file)


class ReportTest(ClientTest):
    async def test_a_week_has_its_days(self):
        ada, bob = await self.contact("Ada"), await self.contact("Bob")
        await self.log(ada, datetime(2026, 1, 5, 23, 30, tzinfo=timezone.utc), duration_minutes=30)
        await self.log(ada, datetime(2026, 1, 7, 9, 0, tzinfo=timezone.utc), sentiment=Sentiment.POSITIVE)
        await self.log(
            bob, datetime(2026, 1, 7, 9, 0, tzinfo=timezone.utc), type=InteractionType.LUNCH, duration_minutes=61
        )
        week = DateTimeRangeInput(
            start=datetime(2026, 1, 5, tzinfo=timezone.utc), end=datetime(2026, 1, 8, tzinfo=timezone.utc)
        )
        report = await self.client.interaction_report(week, AnalyticsInterval.DAY, "Etc/UTC")
        figures = report.interaction_analytics
        self.assertEqual((figures.total_interactions, figures.average_duration_minutes), (3, 46))
        self.assertEqual(
            [(entry.type_, entry.count) for entry in figures.by_type],
            [(InteractionType.CALL, 2), (InteractionType.LUNCH, 1)],
        )
        self.assertEqual(
            [(bucket.start, bucket.count) for bucket in figures.frequency],
            [(date(2026, 1, 5), 1), (date(2026, 1, 6), 0), (date(2026, 1, 7), 2)],
        )
        # In Berlin, the first of them was on Tuesday.
        figures = (await self.client.interaction_report(week, AnalyticsInterval.DAY)).interaction_analytics
        self.assertEqual([bucket.count for bucket in figures.frequency][:3], [0, 1, 2])
        self.assertEqual([entry.contact.name for entry in figures.contacts.nodes], ["Ada", "Bob"])

    async def test_the_network_in_figures(self):
        await self.contact("Ada", company="Acme", relationship=RelationshipType.MENTOR)
        await self.contact("Bob", company="Acme")
        figures = (await self.client.network_report()).network_analytics
        self.assertEqual((figures.total_contacts, figures.contacts_never_contacted), (2, 2))
        self.assertEqual([(entry.company, entry.count) for entry in figures.top_companies], [("Acme", 2)])
        self.assertEqual(
            {entry.relationship: entry.count for entry in figures.by_relationship},
            {RelationshipType.MENTOR: 1, RelationshipType.OTHER: 1},
        )


if __name__ == "__main__":
    unittest.main()
