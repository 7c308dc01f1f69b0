package dev.claimport.handover;

import dev.claimport.failure.Defect;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Numbers the events of one run, and has each kept before it is told. */
final class EventRecorder implements Consumer<HandoverEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(EventRecorder.class);

    private final Run run;
    private final HandoverLog log;
    private final Consumer<HandoverEvent> listener;
    private final InstantSource time;
    private long sequence;
    private boolean ending;
    private Optional<Failure> refused = Optional.empty();

    EventRecorder(Run run, HandoverLog log, Consumer<HandoverEvent> listener, InstantSource time) {
        this.run = run;
        this.log = log;
        this.listener = listener;
        this.time = time;
    }

    /** From here on the hand-over is tidied up, which nothing may stop: what cannot be kept is told all the same. */
    void ending() {
        ending = true;
    }

    /** Why something could not be kept. */
    Optional<Failure> refused() {
        return refused;
    }

    /** @throws FailureException {@code not-recorded}, or what the log calls it */
    @Override
    public void accept(HandoverEvent event) {
        if (!event.isProgress()) {
            keep(event);
        }
        tell(event);
    }

    void tell(HandoverEvent event) {
        listener.accept(event);
    }

    void keep(HandoverEvent event) {
        try {
            log.keep(new RecordedEvent(run.id(), sequence, time.instant(), event));
            sequence++;
        } catch (Throwable e) {
            Failure failure = e instanceof FailureException named ? named.failure()
                    : new LocalFailure(LocalFailure.Kind.NOT_RECORDED, Map.of(), Defect.of(e).detail());
            refused = Optional.of(failure);
            if (e instanceof FailureException) {
                // Whoever hands over is told of it by name.
                LOG.info("an event of a hand-over was not recorded: {}", failure);
            } else {
                // Where it came from is all that is known.
                LOG.error("an event of a hand-over was not recorded: {}", failure, e);
            }
            if (!ending) {
                throw failure.exception(e);
            }
        }
    }
}
