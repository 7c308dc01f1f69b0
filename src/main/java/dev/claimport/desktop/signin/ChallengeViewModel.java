package dev.claimport.desktop.signin;

import dev.claimport.desktop.common.Browser;
import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.signin.Challenge;
import dev.claimport.time.Background;
import dev.claimport.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What waits for the technician in a browser, and how long it still does. */
public final class ChallengeViewModel {

    private final Browser browser;
    private final Background background;
    private final TimeSource time;
    private final ObjectProperty<Challenge> challenge = new SimpleObjectProperty<>();
    private final ObjectProperty<Duration> left = new SimpleObjectProperty<>(Duration.ZERO);
    private final BooleanProperty browserFailed = new SimpleBooleanProperty();

    ChallengeViewModel(Browser browser, Background background, TimeSource time) {
        this.browser = browser;
        this.background = background;
        this.time = time;
    }

    void set(Challenge waiting) {
        challenge.set(waiting);
        tick(time.instant());
    }

    /** Opens the browser where that is possible. */
    void open() {
        if (browser.obstacle().isEmpty()) {
            openBrowser();
        }
    }

    /** Opens the browser with the page, once more if need be. One that does not open is no failure: the page can be opened by hand. */
    public void openBrowser() {
        URI page = challenge.get().page();
        browserFailed.set(false);
        background.start(DesktopWait.FILES, () -> browser.opens(page), opened -> browserFailed.set(!opened), _ -> browserFailed.set(true));
    }

    void clear() {
        challenge.set(null);
        browserFailed.set(false);
    }

    void tick(Instant now) {
        if (challenge.get() != null) {
            Duration remaining = Duration.between(now, challenge.get().expiresAt());
            left.set(remaining.isNegative() ? Duration.ZERO : remaining);
        }
    }

    /** Null while nothing waits. */
    public ReadOnlyObjectProperty<Challenge> challengeProperty() {
        return challenge;
    }

    /** How long it still waits. */
    public ReadOnlyObjectProperty<Duration> leftProperty() {
        return left;
    }

    /** The browser did not open: the address has to be opened by hand. */
    public ReadOnlyBooleanProperty browserFailedProperty() {
        return browserFailed;
    }
}
