package dev.claimport.desktop.shell;

import dev.claimport.app.RoleContext;
import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.Sheet;
import dev.claimport.desktop.memory.SignInMemory.RoleMemory;
import dev.claimport.desktop.signin.Entered;
import dev.claimport.desktop.signin.RegionCard;
import dev.claimport.desktop.signin.SignedIn;
import dev.claimport.failure.Failure;
import dev.claimport.signin.RoleSession;
import dev.claimport.time.Background;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/** Lets another region be chosen over the page, for the role that is worked in. */
final class RegionChange {

    private final WindowParts parts;
    private final SignedIn signedIn;
    private final Sheet sheet;
    private final Notice notice;
    private final Function<RoleSession, RoleContext> open;
    private final Consumer<Entered> taken;
    private Background.@Nullable Task change;

    /**
     * @param notice says what went wrong
     * @param open gives what a role works with
     * @param taken is given what was chosen
     */
    RegionChange(WindowParts parts, SignedIn signedIn, Sheet sheet, Notice notice, Function<RoleSession, RoleContext> open, Consumer<Entered> taken) {
        this.parts = parts;
        this.signedIn = signedIn;
        this.sheet = sheet;
        this.notice = notice;
        this.open = open;
        this.taken = taken;
    }

    /** @param now what is worked in */
    void ask(RoleSession now) {
        RegionCard card = new RegionCard(now.region(), parts.texts(), region -> {
            sheet.close();
            take(now, region);
        }, sheet::close);
        sheet.open(parts.texts().text("region.heading"), card, sheet::close);
        card.focus();
    }

    private void take(RoleSession now, Region region) {
        if (region.equals(now.region())) {
            return;
        }
        RoleMemory role = signedIn.memoryOf(now.identity());
        parts.memory().change(settings -> settings.withSignIn(settings.signIn().withRegion(role, region.id())));
        notice.show((Failure) null);
        change = parts.background().start(DesktopWait.ANSWER, () -> Entered.into(now.in(region), open), taken, notice::show);
    }

    void cancel() {
        if (change != null) {
            change.cancel();
        }
    }
}
