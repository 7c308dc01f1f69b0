package dev.claimport.desktop.handover;

import dev.claimport.iot.IotService;
import dev.claimport.iot.IotService.Presence;
import dev.claimport.iot.IotWait;
import dev.claimport.time.Background;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Whether the thing that was just confirmed is on line. AWS IoT knows that some seconds later, so it is asked again; where the role may not ask, once. */
public final class PresenceViewModel {

    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final int MOST = 6;

    private final IotService iot;
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<Presence>> presence = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<String> thing = Optional.empty();
    private Instant next = Instant.MAX;
    private int asked;

    PresenceViewModel(IotService iot, Background background) {
        this.iot = iot;
        this.background = background;
    }

    /** Asks of this one from now on. */
    void follow(String name, Instant now) {
        forget();
        thing = Optional.of(name);
        ask(name, now);
    }

    /** Of none. */
    void forget() {
        thing = Optional.empty();
        presence.set(Optional.empty());
        next = Instant.MAX;
        asked = 0;
    }

    void tick(Instant now) {
        if (!now.isBefore(next)) {
            thing.ifPresent(name -> ask(name, now));
        }
    }

    private void ask(String name, Instant now) {
        asked++;
        next = Instant.MAX;
        background.start(IotWait.ANSWER, () -> iot.presence(name), answer -> {
            if (thing.equals(Optional.of(name))) {
                presence.set(answer);
                next = answer.isPresent() && !answer.get().connected() && asked < MOST ? now.plus(AGAIN) : Instant.MAX;
            }
        }, _ -> {
            // It is confirmed whatever comes of this, and is not said to be on line.
        });
    }

    /** Empty where nobody knows. */
    public ReadOnlyObjectProperty<Optional<Presence>> presenceProperty() {
        return presence.getReadOnlyProperty();
    }
}
