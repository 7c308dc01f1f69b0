package dev.claimport.cli;

import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.iot.IotService;
import dev.claimport.iot.IotService.Presence;
import dev.claimport.iot.IotWait;
import dev.claimport.time.Alarm;
import dev.claimport.time.VirtualThreadBackground;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Whether what was confirmed is on line: asked once, and not for long, since it is confirmed whatever comes of the question. */
final class OnLine {

    private final Alarm alarm;

    /** @param alarm rings when it took too long */
    OnLine(Alarm alarm) {
        this.alarm = alarm;
    }

    /** @return empty where nobody knows */
    Optional<Presence> of(HandoverResult result, IotService iot) {
        return result.outcome() == Outcome.CONFIRMED ? result.thingName().flatMap(thing -> ask(thing, iot)) : Optional.empty();
    }

    private Optional<Presence> ask(String thing, IotService iot) {
        var news = new LinkedBlockingQueue<Runnable>();
        List<Optional<Presence>> answers = new ArrayList<>();
        new VirtualThreadBackground(news::add, alarm).start(IotWait.PRESENCE, () -> iot.presence(thing), answers::add, failure -> {
            // Made here: a help needs no log, whose making takes longer than a tenth of it.
            LoggerFactory.getLogger(OnLine.class).info("nobody knows whether it is on line: {}", failure.id());
            answers.add(Optional.empty());
        });
        // Whoever ends the process meanwhile gets what there is.
        try (StopHook _ = new StopHook("presence-stopper", () -> news.add(() -> answers.add(Optional.empty())))) {
            while (answers.isEmpty()) {
                Optional.ofNullable(news.poll(HandoverRunner.TICK.toMillis(), TimeUnit.MILLISECONDS)).ifPresent(Runnable::run);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        return answers.getFirst();
    }
}
