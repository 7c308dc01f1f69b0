package dev.claimport.certify;

import dev.claimport.certify.ClauseResult.Outcome;
import dev.claimport.certify.clause.Clause;
import dev.claimport.certify.clause.Delivery;
import dev.claimport.certify.clause.Examined;
import dev.claimport.certify.clause.Family;
import dev.claimport.certify.clause.Hello;
import dev.claimport.certify.clause.NotApplicable;
import dev.claimport.certify.clause.NotMet;
import dev.claimport.certify.clause.Subject;
import dev.claimport.failure.Defect;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Holds a device to clauses of the protocol, one after the other, and always comes to an end: what was found up to then is the result. For one
 * thread; any thread may cancel.
 */
public final class Certification {

    private final String port;
    private final Examination<?> examination;
    private final boolean whole;
    private final TimeSource time;
    private final List<ClauseResult> results = new ArrayList<>();
    private Optional<Hello> hello = Optional.empty();
    private Optional<Failure> failure = Optional.empty();
    private volatile Optional<Examined> subject = Optional.empty();
    private volatile boolean cancelled;

    /** Told of what happens, on the thread that runs. */
    public interface Listener {

        /** @param clauses all that will be asked, in their order */
        default void begun(List<? extends Clause<?>> clauses) { }

        default void met(Hello device) { }

        default void asks(Clause<?> clause) { }

        void ended(ClauseResult result);
    }

    private record Examination<E extends Examined>(Supplier<E> opening, List<Clause<E>> clauses) { }

    /** Of a device with the hand-over group. @param whole whether these are all clauses that there are */
    public Certification(String port, Subject.Means means, List<Clause<Subject>> clauses, boolean whole) {
        this(port, new Examination<>(() -> new Subject(port, means), clauses), whole, means.time());
    }

    private Certification(String port, Examination<?> examination, boolean whole, TimeSource time) {
        this.port = port;
        this.examination = examination;
        this.whole = whole;
        this.time = time;
    }

    /** Of a device of any other family: what its profile promises. @param whole whether these are all clauses that there are */
    public static Certification ofFamily(String port, Family.Means means, List<Clause<Family>> clauses, boolean whole) {
        return new Certification(port, new Examination<>(() -> new Family(port, means), clauses), whole, means.time());
    }

    /** Has it end with what was found. */
    public void cancel() {
        cancelled = true;
        subject.ifPresent(Examined::cancel);
    }

    /** Never throws for what a device does: that is in the result. */
    public Certificate run(Listener listener) {
        return run(examination, listener);
    }

    private <E extends Examined> Certificate run(Examination<E> asked, Listener listener) {
        Instant start = time.instant();
        Optional<Delivery> delivery = Optional.empty();
        listener.begun(asked.clauses());
        try (E device = asked.opening().get()) {
            subject = Optional.of(device);
            if (cancelled) {
                device.cancel();
            }
            meet(device, listener);
            Instant end = start.plus(CertifyWait.WHOLE.limit());
            device.last(end);
            for (Clause<E> clause : asked.clauses()) {
                ClauseResult result = failure.isPresent() ? new ClauseResult(clause.id(), clause.group(), new ClauseResult.NotHeld(), List.of(), Duration.ZERO)
                        : hold(device, clause, end, listener);
                results.add(result);
                listener.ended(result);
            }
            delivery = device.delivery();
            leave(device);
        } catch (FailureException e) {
            failure = failure.or(() -> Optional.of(e.failure()));
        }
        return new Certificate(port, hello, results, whole, delivery, failure, start, Duration.between(start, time.instant()));
    }

    private void meet(Examined device, Listener listener) {
        try {
            device.until(time.instant().plus(CertifyWait.CLAUSE.limit()));
            hello = Optional.of(device.meet());
            listener.met(hello.get());
        } catch (NotMet e) {
            failure = Optional.of(new DeviceFailure(DeviceFailure.Kind.DEVICE_GARBAGE, Map.of("port", port), String.valueOf(e.getMessage())));
        } catch (FailureException e) {
            failure = Optional.of(e.failure());
        }
    }

    private <E extends Examined> ClauseResult hold(E device, Clause<E> clause, Instant end, Listener listener) {
        listener.asks(clause);
        Instant start = time.instant();
        Instant own = start.plus(CertifyWait.CLAUSE.limit());
        device.said().clear();
        device.until(own.isBefore(end) ? own : end);
        Outcome outcome = outcome(device, clause);
        List<String> said = device.said().lines();
        Duration took = Duration.between(start, time.instant());
        if (!(outcome instanceof ClauseResult.Passed || outcome instanceof ClauseResult.NotApplicable) && failure.isEmpty()) {
            lookWhetherItIsThere(device, end);
        }
        return new ClauseResult(clause.id(), clause.group(), outcome, said, took);
    }

    private <E extends Examined> Outcome outcome(E device, Clause<E> clause) {
        try {
            if (!device.settle()) {
                return new ClauseResult.Failed("{\"state\": 0}", "");
            }
            device.said().clear();
            clause.body().hold(device);
            return new ClauseResult.Passed();
        } catch (NotMet e) {
            return new ClauseResult.Failed(e.wanted(), e.found());
        } catch (NotApplicable e) {
            return new ClauseResult.NotApplicable(e.lack());
        } catch (FailureException e) {
            if (e.failure() instanceof LinkFailure || e.failure() instanceof LocalFailure) {
                failure = Optional.of(e.failure());
            }
            return new ClauseResult.Broken(e.failure());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            failure = Optional.of(new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()));
            return new ClauseResult.Broken(failure.get());
        } catch (RuntimeException | Error e) {
            failure = Optional.of(Defect.of(e));
            return new ClauseResult.Broken(failure.get());
        }
    }

    /** Of one that is silent nothing more need be asked, and of one that has used up all time nothing more can. */
    private void lookWhetherItIsThere(Examined device, Instant end) {
        try {
            device.until(Instant.MAX);
            if (!device.isThere()) {
                failure = Optional.of(new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", port)));
            } else if (!time.instant().isBefore(end)) {
                failure = Optional.of(new LocalFailure(LocalFailure.Kind.OVERDUE, Map.of("seconds", CertifyWait.WHOLE.limit().toSeconds())));
            }
        } catch (FailureException e) {
            failure = Optional.of(e.failure());
        }
    }

    /** It is left with nothing of ours. */
    private void leave(Examined device) {
        try {
            device.leave();
        } catch (FailureException | NotMet _) {
            // What it did is in the results already.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
