package dev.claimport.desktop.testing;

import dev.claimport.certify.Certificate;
import dev.claimport.certify.Certification;
import dev.claimport.certify.Certifier;
import dev.claimport.certify.ClauseResult;
import dev.claimport.certify.clause.Clause;
import dev.claimport.certify.clause.Clauses;
import dev.claimport.certify.clause.Delivery;
import dev.claimport.certify.clause.Hello;
import dev.claimport.certify.clause.Subject;
import dev.claimport.desktop.certify.Examiner;
import dev.claimport.failure.Failure;
import dev.claimport.failure.LocalFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A certification whose course the test tells, clause by clause; it waits until it is told, or cancelled. */
public final class FakeExaminer implements Examiner {

    public static final Hello DEVICE = new Hello(Map.of("v", 1L, "model", "Acme GX-2", "serial", "4711-0031", "fw", "2.4.1", "max", 8192L, "csr", false,
            "params", List.of("SerialNumber"), "seal", new byte[32]), Map.of("buf_size", 1024L, "buf_count", 4L));

    private interface Order {
        /** @return whether it goes on */
        boolean carryOut() throws InterruptedException;
    }

    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private final Deque<Clause<Subject>> left = new ArrayDeque<>(Clauses.all());
    private final List<ClauseResult> results = new ArrayList<>();
    private Optional<Hello> met = Optional.empty();
    private Optional<Failure> failure = Optional.empty();
    private Certification.Listener listener;
    public volatile Certifier.Request request;
    public volatile boolean cancelled;
    /** Where the device is after its power was cut; empty where nobody did it. */
    public volatile Optional<String> cycled = Optional.empty();

    /** Has the device say who it is. */
    public FakeExaminer meets() {
        return order(() -> {
            met = Optional.of(DEVICE);
            listener.met(DEVICE);
            return true;
        });
    }

    /** Has it keep the next so many clauses. */
    public FakeExaminer keeps(int clauses) {
        for (int i = 0; i < clauses; i++) {
            order(() -> end(new ClauseResult.Passed()));
        }
        return this;
    }

    /** Has it answer the next one otherwise. */
    public FakeExaminer answers(String wanted, String found) {
        return order(() -> end(new ClauseResult.Failed(wanted, found)));
    }

    /** Begins with the next one. */
    public FakeExaminer asks() {
        return order(() -> {
            listener.asks(left.element());
            return true;
        });
    }

    /** Asks for the power to be cut. */
    public FakeExaminer cutsPower() {
        return order(() -> {
            cycled = request.power().orElseThrow().cycle(request.port().path());
            return true;
        });
    }

    public FakeExaminer keepsTheRest() {
        return order(() -> {
            while (!left.isEmpty()) {
                end(new ClauseResult.Passed());
            }
            return false;
        });
    }

    public FakeExaminer ends() {
        return order(() -> false);
    }

    private FakeExaminer order(Order order) {
        orders.add(order);
        return this;
    }

    private boolean end(ClauseResult.Outcome outcome) {
        Clause<Subject> clause = left.remove();
        listener.asks(clause);
        ClauseResult result = new ClauseResult(clause.id(), clause.group(), outcome,
                outcome instanceof ClauseResult.Failed ? List.of("> put {\"off\": 12, \"data\": (400)}", "< {\"off\": 12}") : List.of(), Duration.ofMillis(120));
        results.add(result);
        listener.ended(result);
        return true;
    }

    @Override
    public Certificate certify(Certifier.Request asked, Certification.Listener told) {
        request = asked;
        listener = told;
        told.begun(List.copyOf(left));
        try {
            while (orders.take().carryOut()) {
                // What the test says.
            }
        } catch (InterruptedException _) {
            failure = Optional.of(new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()));
        }
        left.forEach(clause -> results.add(new ClauseResult(clause.id(), clause.group(), new ClauseResult.NotHeld(), List.of(), Duration.ZERO)));
        return new Certificate(asked.port().path(), met, results, true, Optional.of(new Delivery(2980, Duration.ofMillis(402), Duration.ofMillis(371))), failure, Instant.EPOCH,
                Duration.ofSeconds(41));
    }

    @Override
    public void cancel() {
        cancelled = true;
        order(() -> {
            failure = Optional.of(new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()));
            return false;
        });
    }
}
