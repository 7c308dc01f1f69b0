package dev.claimport.desktop.shell;

import dev.claimport.desktop.check.CheckPage;
import dev.claimport.desktop.check.CheckViewModel;
import dev.claimport.desktop.common.Background;
import dev.claimport.desktop.control.Look;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.Sheet;
import dev.claimport.desktop.handover.HandoverPage;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.handover.PracticeDevices;
import dev.claimport.desktop.handover.Verdict;
import dev.claimport.desktop.preferences.SettingsPage;
import dev.claimport.desktop.preferences.SettingsViewModel;
import dev.claimport.desktop.preferences.SupportCard;
import dev.claimport.desktop.settings.SignInMemory.RoleMemory;
import dev.claimport.desktop.signin.Entered;
import dev.claimport.desktop.signin.RegionCard;
import dev.claimport.desktop.signin.RoleCard;
import dev.claimport.desktop.signin.RoleChoiceViewModel;
import dev.claimport.desktop.signin.SignedIn;
import dev.claimport.failure.Failure;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingValues;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SignedInUser;
import dev.claimport.support.SupportFile;
import dev.claimport.update.Release;
import dev.claimport.workplace.Check;
import dev.claimport.workplace.CheckReport;
import dev.claimport.workplace.Workplace;
import java.io.File;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import software.amazon.awssdk.regions.Region;

/** The window while somebody is signed in: its pages, and the role that they work in, which can change underneath them. */
final class Workbench {

    /** What a practice begins with, so that a newcomer needs to press one key only. */
    private static final String PRACTICE_TEMPLATE = "practice-sensor";
    /** How long leaving waits for a hand-over to tell its device to forget. */
    private static final int PATIENCE_SECONDS = 5;

    private final WindowParts parts;
    private final Look look;
    private final SignedIn signedIn;
    private final ObjectProperty<HandoverViewModel> handover;
    private final SessionViewModel session;
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.HAND_OVER);
    private final ReadOnlyBooleanWrapper resting = new ReadOnlyBooleanWrapper();
    private final Optional<PracticeDevices> practice;
    private final Shell shell;
    private final Sheet sheet;
    private final Notice notice;
    private final CheckNotice checkNotice;
    private final CheckViewModel check;
    private final CheckPage checkPage;
    private final SettingsViewModel settings;
    private final SettingsPage settingsPage;
    private final UpdateNotice updateNotice;
    private Entered entered;
    private HandoverPage handoverPage;
    private Background.Task change;
    /** Completed when what was worked in before has been put away. */
    private CompletableFuture<Void> putAway = CompletableFuture.completedFuture(null);

    /**
     * @param handover is told the hand-over that is shown, and null once there is none
     * @param followers are told which settings hold
     */
    Workbench(WindowParts parts, Look look, SignedIn signedIn, ObjectProperty<HandoverViewModel> handover, Consumer<SettingValues> followers,
            Runnable signOut, Runnable signInAgain) {
        this.parts = parts;
        this.look = look;
        this.signedIn = signedIn;
        this.handover = handover;
        session = new SessionViewModel(signedIn.first().session(), parts.background());
        notice = new Notice(parts.texts());
        Optional<Runnable> changeRole = signedIn.user().map(user -> () -> changeRole(user));
        // A cloud on this computer is in one region only; an administrator may want one only, too.
        Optional<Runnable> changeRegion = signedIn.practice().isPresent() || parts.administration().isFixed(Setting.REGION)
                ? Optional.empty() : Optional.of(this::changeRegion);
        practice = signedIn.practice().map(site -> new PracticeDevices(site, parts.memory(), parts.background()));
        checkNotice = new CheckNotice(parts.texts(), () -> page.set(Page.CHECK));
        check = new CheckViewModel(this::check, this::matters, parts.background());
        checkPage = new CheckPage(check, parts.texts(), look.mayMove());
        updateNotice = new UpdateNotice(parts.texts(), this::openPage);
        settings = new SettingsViewModel(parts.administration(), parts.background(), followers);
        settingsPage = new SettingsPage(settings, parts.texts(), this::collect);
        shell = new Shell(session, parts.texts(), look.appearanceProperty(), page,
                new TopBar.Changes(changeRole, changeRegion, resting.getReadOnlyProperty()), practice,
                new VBox(new SessionNotice(session, parts.texts(), signInAgain), checkNotice, updateNotice, notice), signOut);
        sheet = new Sheet(shell);
        page.addListener(_ -> showPage());
        check.reportProperty().addListener(_ -> showCheck());
        begin(signedIn.first());
        parts.background().start(parts.administration().updates()::newer, updateNotice::show, _ -> { });
    }

    /** Shows settings that were changed elsewhere than on their page. */
    void follow(SettingValues now) {
        settings.follow(now);
    }

    private void begin(Entered into) {
        entered = into;
        Workplace workplace = into.workplace();
        String remembered = parts.memory().settings().templateName();
        String first = signedIn.practice().isPresent() && remembered.isEmpty() ? PRACTICE_TEMPLATE : remembered;
        HandoverViewModel model = new HandoverViewModel(workplace,
                () -> parts.engines().apply(workplace), parts.ports().apply(workplace),
                parts.backend()::deviceProfiles, parts.memory(), parts.background(), parts.time(), first);
        model.phaseProperty().addListener((_, _, phase) -> resting.set(phase.isRunning()));
        model.verdictProperty().addListener((_, _, verdict) -> Optional.ofNullable(verdict).flatMap(Verdict::failure)
                .ifPresent(parts.administration().failures()::note));
        resting.set(false);
        handoverPage = new HandoverPage(model, parts.texts(), look.mayMove(), practice);
        showPage();
        handover.set(model);
        check.look();
    }

    private void showPage() {
        switch (page.get()) {
            case HAND_OVER -> {
                shell.show(handoverPage);
                handoverPage.focusFirst();
            }
            case CHECK -> {
                shell.show(checkPage);
                checkPage.focusFirst();
            }
            case SETTINGS -> {
                settings.load();
                shell.show(settingsPage);
                settingsPage.focusFirst();
            }
        }
        showCheck();
    }

    private CheckReport check() {
        Optional<String> template = Optional.of(parts.memory().settings().templateName()).filter(name -> !name.isEmpty());
        return parts.backend().check(session.session(), template);
    }

    /** A practice needs none of the ports of this computer. */
    private boolean matters(Check found) {
        return signedIn.practice().isEmpty() || !found.id().equals("serial");
    }

    /** The check stands in nobody's way: it speaks up where no hand-over would succeed. */
    private void showCheck() {
        checkNotice.show(page.get() == Page.HAND_OVER ? check.inTheWay() : Optional.empty());
        shell.mark(Page.CHECK, check.isWorthALook());
    }

    /** Lets another account and role be chosen, with the sign-in that there is. */
    private void changeRole(SignedInUser user) {
        RoleChoiceViewModel choice = new RoleChoiceViewModel(user, signedIn.portal(), session.session().region(), parts.memory(), parts.background(),
                this::open, opened -> {
                    sheet.close();
                    workIn(opened);
                });
        Runnable leave = () -> {
            choice.close();
            sheet.close();
        };
        RoleCard card = new RoleCard(choice, parts.texts(), look.mayMove(), leave);
        choice.load(_ -> card.focus());
        sheet.open(parts.texts().text("signin.role.heading"), card, leave);
    }

    /** Lets what support would be given be looked at, and then saved. */
    private void collect() {
        settings.collect();
        SupportCard card = new SupportCard(settings, parts.texts(), chosen -> {
            FileChooser chooser = new FileChooser();
            chooser.setInitialFileName(SupportFile.usualName(parts.time().instant()));
            File file = chooser.showSaveDialog(sheet.getScene().getWindow());
            if (file != null) {
                sheet.close();
                settings.save(file.toPath(), chosen);
            }
        }, sheet::close);
        sheet.open(parts.texts().text("support.heading"), card, sheet::close);
    }

    private void openPage(Release release) {
        parts.background().start(() -> {
            parts.browser().open(release.page());
            return release;
        }, _ -> { }, notice::show);
    }

    private void changeRegion() {
        RegionCard card = new RegionCard(session.session().region(), parts.texts(), region -> {
            sheet.close();
            workIn(region);
        }, sheet::close);
        sheet.open(parts.texts().text("region.heading"), card, sheet::close);
        card.focus();
    }

    private void workIn(Region region) {
        RoleSession now = session.session();
        if (region.equals(now.region())) {
            return;
        }
        RoleMemory role = signedIn.memoryOf(now.identity());
        parts.memory().change(settings -> settings.withSignIn(settings.signIn().withRegion(role, region.id())));
        notice.show((Failure) null);
        change = parts.background().start(() -> Entered.into(now.in(region), this::open), this::workIn, notice::show);
    }

    private Workplace open(RoleSession role) {
        return signedIn.workplace(role, parts.backend());
    }

    /** Goes on in another role or region; what is typed for the template stays. */
    private void workIn(Entered next) {
        check.close();
        handover.get().remember();
        putAway = CompletableFuture.allOf(putAway, putAway());
        session.workIn(next.session());
        begin(next);
    }

    /** Ends the hand-over page, and then closes what it worked with. */
    private CompletableFuture<Void> putAway() {
        HandoverViewModel model = handover.get();
        Entered left = entered;
        model.close();
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofVirtual().name("put-away").start(() -> {
            try {
                model.ended().completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
                left.close();
            } finally {
                done.complete(null);
            }
        });
        return done;
    }

    /**
     * Ends what is under way, in the order in which it depends on each other.
     *
     * @param signOut at Identity Center too
     */
    CompletableFuture<Void> leave(boolean signOut) {
        if (change != null) {
            change.cancel();
        }
        check.close();
        session.close();
        CompletableFuture<Void> last = CompletableFuture.allOf(putAway, putAway());
        handover.set(null);
        CompletableFuture<Void> left = new CompletableFuture<>();
        Thread.ofVirtual().name("leave").start(() -> {
            try {
                last.join();
                if (signOut) {
                    signedIn.signOut();
                } else {
                    signedIn.close();
                }
            } finally {
                left.complete(null);
            }
        });
        return left;
    }

    void tick(Instant now) {
        handover.get().tick(now);
        session.tick(now);
        handover.get().sessionProperty().set(session.outlook());
    }

    Parent view() {
        return sheet;
    }
}
