package dev.claimport.desktop.testing.states;

import static dev.claimport.desktop.testing.states.HandoverSteps.later;
import static dev.claimport.desktop.testing.states.WindowSteps.pressChip;
import static dev.claimport.desktop.testing.states.WindowSteps.signedIn;

import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.handover.Blocker;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.settings.Setting;
import dev.claimport.testing.ReleaseServer;
import java.time.Duration;
import java.util.Optional;

/** What stands around the pages: notices, and who works where. */
final class ShellStates extends Catalogue {

    private final ReleaseServer releases;

    /** @param releases that say there is a newer one */
    ShellStates(Showing showing, ReleaseServer releases) {
        super(showing);
        this.releases = releases;
    }

    @Override
    void showAll() throws Exception {
        show("update-notice", FirstPage.SIGN_IN, window -> {
            window.tls = Optional.of(releases.trusting(folder()));
            window.fixed.put(Setting.UPDATE_URL, releases.url());
            window.fixed.put(Setting.UPDATE_KEY, releases.key());
        }, window -> {
            signedIn(window);
            window.await("notice", () -> window.root().lookup(".notice-news").isVisible());
        });
        show("change-role", FirstPage.SIGN_IN, window -> {
            signedIn(window);
            pressChip(window, "chip.account.change");
        });
        show("change-region", FirstPage.SIGN_IN, window -> {
            signedIn(window);
            pressChip(window, "chip.region.change");
        });
        show("session-ending", FirstPage.SIGN_IN, window -> {
            HandoverViewModel page = signedIn(window);
            window.run(() -> page.template().choose("practice-gateway"));
            later(window, Duration.ofMinutes(454));
            window.await("ending", () -> window.root().lookup(".session-notice").isVisible());
        });
        show("session-over", FirstPage.SIGN_IN, window -> {
            HandoverViewModel page = signedIn(window);
            later(window, Duration.ofMinutes(480));
            window.await("over", () -> page.blockerProperty().get() == Blocker.SESSION_OVER);
        });
    }
}
