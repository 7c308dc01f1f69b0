package dev.claimport.ledger.shared;

import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A station's part in the database that stations share: while it is open, what is recorded is sent by itself, and devices are taken for this
 * bench alone. While the database is away it tries again, ever more slowly; nobody waits for it. A log that the database knows otherwise is
 * sent no more. Thread-safe.
 */
public final class Sharing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sharing.class);
    /** How often is looked for what is new. */
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final String url;
    private final Map<String, String> environment;
    private final LedgerFolder folder;
    private final TimeSource time;
    private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock asking = new ReentrantLock();
    private final Thread sender;
    private @Nullable SharedLedger forAsking;
    private @Nullable SharedLedger forSending;
    private volatile State state;
    private volatile boolean closing;
    private long sent = -1;

    /** How it stands. */
    public enum Standing {
        /** It has not answered yet. */
        CONNECTING,
        /** It has all that is recorded here, or gets it just now. */
        IN_STEP,
        /** It cannot be reached, or refuses: what others do is not known. */
        AWAY,
        /** Records of the station are not as they were written: they are not sent, nor is what comes after them. */
        DAMAGED,
        /** It has other records of this station than the station: somebody has changed one of the two. */
        FORKED
    }

    /** @param failure why, unless it is in step or not known yet @param since when that is so */
    public record State(Standing standing, Optional<Failure> failure, Instant since) {

        /** Whether other benches' devices can be asked for. */
        public boolean knowsOthers() {
            return standing == Standing.CONNECTING || standing == Standing.IN_STEP;
        }
    }

    private Sharing(String url, Map<String, String> environment, LedgerFolder folder, TimeSource time) {
        this.url = url;
        this.environment = environment;
        this.folder = folder;
        this.time = time;
        state = new State(Standing.CONNECTING, Optional.empty(), time.clock().instant());
        sender = Thread.ofPlatform().daemon().name("ledger-sharing").unstarted(this::sendAll);
    }

    /** Begins. @param url as the setting {@code ledger-url} has it @param environment for {@code PGUSER} and {@code PGPASSWORD} */
    public static Sharing begin(String url, Map<String, String> environment, LedgerFolder folder, TimeSource time) {
        Sharing sharing = new Sharing(url, environment, folder, time);
        sharing.sender.start();
        return sharing;
    }

    /** Is told how it stands now, and then whenever that changes, in that order, on any thread. */
    public synchronized void listen(Consumer<State> listener) {
        listeners.add(listener);
        listener.accept(state);
    }

    public State state() {
        return state;
    }

    /**
     * Takes a device for this bench alone.
     *
     * @param station as people know it
     * @param again whether the operator has said that it may be one that passed, or that another bench has
     * @return why it is not free
     * @throws FailureException {@code shared-ledger-…}: nobody knows
     */
    public Optional<Obstacle> reserve(String serial, UUID run, String station, boolean again) {
        return ask((ledger, log) -> ledger.reserve(new Reservation(serial, run, log, station, again)));
    }

    /** How often a device failed at other stations. @throws FailureException {@code shared-ledger-…}: nobody knows */
    public int failedElsewhere(String serial) {
        return ask((ledger, log) -> ledger.failedElsewhere(serial, log));
    }

    /** @param question to the database, by this station's log */
    private <T> T ask(BiFunction<SharedLedger, String, T> question) {
        requireThere();
        String log = origin();
        boolean locked = false;
        try {
            locked = asking.tryLock(SharedWait.ANSWER.limit().toMillis(), TimeUnit.MILLISECONDS);
            requireThere();
            if (!locked) {
                throw new LedgerFailure(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, Map.of("server", SharedServer.name(url))).exception();
            }
            if (forAsking == null) {
                forAsking = SharedLedger.open(url, environment);
            }
            return question.apply(forAsking, log);
        } catch (FailureException e) {
            if (locked) {
                put(forAsking);
                forAsking = null;
            }
            stand(Standing.AWAY, Optional.of(e.failure()));
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerFailure(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, Map.of("server", SharedServer.name(url))).exception(e);
        } finally {
            if (locked) {
                asking.unlock();
            }
        }
    }

    private void requireThere() {
        State now = state;
        if (now.standing() == Standing.AWAY) {
            throw now.failure().orElseThrow().exception();
        }
    }

    private String origin() {
        try (LedgerView view = LedgerView.open(folder)) {
            return view.head().origin();
        }
    }

    private void sendAll() {
        Duration pause = BETWEEN;
        while (!closing && state.standing() != Standing.FORKED) {
            pause = send() ? BETWEEN : longer(pause);
            try {
                time.sleep(pause);
            } catch (InterruptedException _) {
                // Closing: what is new is sent once more, unless nobody answers.
            }
        }
        if (state.knowsOthers()) {
            send();
        }
        put(forSending);
    }

    private static Duration longer(Duration pause) {
        Duration next = pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }

    /** @return whether the database has all of it */
    private boolean send() {
        try (LedgerView view = LedgerView.open(folder)) {
            if (forSending == null) {
                forSending = SharedLedger.open(url, environment);
                sent = -1;
            }
            long size = view.head().size();
            // Nothing new is no question; but whether it is there again is one.
            if (size != sent || state.standing() != Standing.IN_STEP) {
                forSending.send(view);
                sent = size;
            }
            stand(Standing.IN_STEP, Optional.empty());
            return true;
        } catch (FailureException e) {
            put(forSending);
            forSending = null;
            return settle(e.failure());
        }
    }

    private boolean settle(Failure failure) {
        if (failure.kind() == LedgerFailure.Kind.LEDGER_NOT_FOUND) {
            // Nothing is recorded yet.
            return true;
        }
        LOG.warn("the shared ledger: {} {}", failure.id(), failure.detail());
        stand(standing(failure), Optional.of(failure));
        return false;
    }

    private static Standing standing(Failure failure) {
        return failure.kind() == LedgerFailure.Kind.SHARED_LEDGER_FORKED ? Standing.FORKED
                : failure.kind() == LedgerFailure.Kind.LEDGER_UNREADABLE ? Standing.DAMAGED : Standing.AWAY;
    }

    private synchronized void stand(Standing standing, Optional<Failure> failure) {
        boolean news = state.standing() != standing || !state.failure().map(Failure::kind).equals(failure.map(Failure::kind));
        // A fork is for somebody to look into; nothing makes it good.
        if (news && state.standing() != Standing.FORKED) {
            state = new State(standing, failure, time.clock().instant());
            listeners.forEach(listener -> listener.accept(state));
        }
    }

    private static void put(@Nullable SharedLedger ledger) {
        if (ledger != null) {
            try {
                ledger.close();
            } catch (FailureException e) {
                LOG.info("a connection was not closed well", e);
            }
        }
    }

    /** Sends what is new once more, and waits for that a while. */
    @Override
    public void close() {
        closing = true;
        sender.interrupt();
        try {
            sender.join(SharedWait.LAST.limit());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        asking.lock();
        try {
            put(forAsking);
            forAsking = null;
        } finally {
            asking.unlock();
        }
    }
}
