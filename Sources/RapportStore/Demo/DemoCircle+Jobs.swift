import Batches
import RapportTypes

/// What the demo's account does to get a job: one thing after the other, each of which names what came before.
extension DemoCircle {
    func steps(of job: DemoJob) -> [DemoStep] {
        let listing = DemoRecord()
        let application = DemoRecord()
        let found = [job.referral?.requestedOn, job.application?.on].compactMap { $0 }.min().map { $0 - 1 }
        var steps = [
            DemoStep(calendar.time(found ?? job.postedOn + 2, 8)) {
                listing.id = try $0.createJobListing(NewJobListing(job, calendar), for: $1).value
            }
        ]
        if let referral = job.referral { steps += self.steps(of: referral, at: job.company, for: listing, application) }
        if let new = job.application { steps += self.steps(of: new, at: job.company, for: listing, application) }
        if job.isClosed, let closesOn = job.closesOn {
            steps.append(
                DemoStep(calendar.time(closesOn, 19)) {
                    _ = try $0.updateJobListing(listing.node, JobListingChanges(status: .closed), for: $1)
                })
        }
        return steps
    }

    // MARK: Referrals

    private func steps(
        of referral: DemoReferral, at company: String, for listing: DemoRecord, _ application: DemoRecord
    ) -> [DemoStep] {
        let record = DemoRecord()
        let asked = calendar.time(referral.requestedOn, 10)
        // Nobody at the company is known: somebody may know somebody.
        let contact = colleagues(1, at: company, by: asked).first?.record ?? person("hannah.vogel")
        let request = DemoStep(asked) {
            let new = NewReferral(
                contact: contact.node, jobListing: listing.node, message: referral.message,
                expiresAt: referral.expiresOn.map { calendar.time($0, 18) })
            record.id = try $0.requestReferral(new, for: $1).value
        }
        let answer =
            switch referral.answer {
            case nil: [DemoStep]()
            case .provided(let day, let details):
                [
                    DemoStep(calendar.time(day, 9)) {
                        let received = ReceivedReferral(details: details, application: .new)
                        application.id = try $0.receiveReferral(record.node, received, for: $1).value?.application
                    }
                ]
            case .declined(let day, let notes):
                [
                    DemoStep(calendar.time(day, 9)) {
                        _ = try $0.declineReferral(record.node, notes: notes, for: $1)
                    }
                ]
            }
        return [request] + answer
    }

    // MARK: Applications

    private func steps(
        of new: DemoApplication, at company: String, for listing: DemoRecord, _ application: DemoRecord
    ) -> [DemoStep] {
        let start = DemoStep(calendar.time(new.on, 11)) {
            // A referral may have brought it.
            if application.id == nil {
                let draft = NewJobApplication(jobListing: .existing(listing.node), status: new.status)
                application.id = try $0.createJobApplication(draft, for: $1).value
            }
            guard let notes = new.notes else { return }
            let changes = JobApplicationChanges(notes: .value(notes))
            _ = try $0.updateJobApplication(application.node, changes, for: $1)
        }
        let changes = new.changes.map { change in
            DemoStep(calendar.time(change.on, 12)) {
                let changes = JobApplicationChanges(status: change.status)
                _ = try $0.updateJobApplication(application.node, changes, for: $1)
            }
        }
        return [start] + changes + new.interviews.flatMap { steps(of: $0, at: company, for: application) }
            + steps(of: new.followUp, for: application)
    }

    private func steps(of followUp: (title: String, dueOn: Int)?, for application: DemoRecord) -> [DemoStep] {
        guard let followUp else { return [] }
        return [
            DemoStep(calendar.time(-3, 18)) {
                let new = NewFollowUp(title: followUp.title, dueAt: calendar.time(followUp.dueOn, 17))
                _ = try $0.createFollowUp(new, contact: nil, subject: application.node, for: $1)
            }
        ]
    }

    // MARK: Interviews

    private func steps(
        of new: DemoInterview, at company: String, for application: DemoRecord
    ) -> [DemoStep] {
        let interview = DemoRecord()
        let agreed = calendar.time(new.agreedOn, 13)
        let contacts = colleagues(new.contacts, at: company, by: agreed)
        let interviewers = contacts.map(\.name) + new.others
        var steps = [
            DemoStep(agreed) {
                let people =
                    contacts.map { NewInterviewer(name: $0.name, contact: $0.record.node) }
                    + new.others.map { NewInterviewer(name: $0) }
                let plan = NewInterview(
                    application: application.node, type: new.type,
                    scheduledAt: calendar.time(new.moved?.from ?? new.on, new.hour), timeZone: new.zone,
                    durationMinutes: new.minutes, location: new.location, interviewers: people)
                interview.id = try $0.scheduleInterview(plan, for: $1).value
            }
        ]
        if let moved = new.moved {
            steps.append(
                DemoStep(calendar.time(moved.on, 9)) {
                    let reschedule = Reschedule(
                        start: calendar.time(new.on, new.hour), reason: moved.reason, initiatedBy: .company)
                    _ = try $0.rescheduleInterview(interview.node, reschedule, for: $1)
                })
        }
        if let preparation = new.preparation {
            steps.append(
                DemoStep(calendar.time(preparation.on, 20)) {
                    let prepared = NewInterviewPreparation(
                        notes: .value(preparation.notes), researchCompleted: true, questionsPrepped: true,
                        materialsGathered: new.outcome != nil)
                    _ = try $0.prepareInterview(interview.node, prepared, for: $1)
                })
        }
        if let cancelled = new.cancelled {
            steps.append(
                DemoStep(calendar.time(cancelled.on, 12)) {
                    _ = try $0.cancelInterview(interview.node, reason: cancelled.reason, for: $1)
                })
        }
        return steps + stepsAfter(new, interview, with: interviewers)
    }

    private func stepsAfter(
        _ new: DemoInterview, _ interview: DemoRecord, with interviewers: [String]
    ) -> [DemoStep] {
        guard let outcome = new.outcome else { return [] }
        let completion = DemoStep(calendar.time(new.on, new.hour).adding(minutes: new.minutes)) {
            let completion = NewInterviewCompletion(
                actualDurationMinutes: new.minutes + 5, performanceRating: outcome.rating, notes: outcome.notes,
                nextSteps: outcome.nextSteps)
            _ = try $0.completeInterview(interview.node, completion, for: $1)
        }
        guard let thankYou = new.thankYou else { return [completion] }
        let note = DemoStep(calendar.time(new.on + thankYou.after, 18)) {
            let note = NewThankYouNote(
                after: NewThankYouNote.Subject(Interview.self, interview.node, field: "interviewId"),
                recipients: interviewers, method: thankYou.method, notes: thankYou.notes)
            _ = try $0.recordThankYou(note, for: $1)
        }
        return [completion, note]
    }
}

extension NewJobListing {
    fileprivate init(_ job: DemoJob, _ calendar: DemoCalendar) {
        let salary = job.salary.map {
            Salary(minimum: $0.lowerBound, maximum: $0.upperBound, currency: CurrencyCode(stored: "EUR"))
        }
        self.init(
            title: job.title, company: job.company, location: job.location, url: job.url, source: job.source,
            description: job.description, salary: salary, postedOn: calendar.day(job.postedOn),
            closesOn: job.closesOn.map(calendar.day))
    }
}
