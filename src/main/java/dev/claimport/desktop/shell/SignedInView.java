package dev.claimport.desktop.shell;

import dev.claimport.app.Check;
import dev.claimport.app.CheckReport;
import dev.claimport.app.RoleContext;
import dev.claimport.desktop.bench.BenchPage;
import dev.claimport.desktop.bench.BenchViewModel;
import dev.claimport.desktop.check.CheckPage;
import dev.claimport.desktop.check.CheckViewModel;
import dev.claimport.desktop.control.Look;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.Sheet;
import dev.claimport.desktop.handover.HandoverPage;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.handover.PracticeDevices;
import dev.claimport.desktop.records.RecordsPage;
import dev.claimport.desktop.records.RecordsViewModel;
import dev.claimport.desktop.settings.SettingsPage;
import dev.claimport.desktop.settings.SettingsViewModel;
import dev.claimport.desktop.signin.Entered;
import dev.claimport.desktop.signin.SignedIn;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingValues;
import dev.claimport.signin.RoleSession;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/** The window while somebody is signed in: its pages, and the role that they work in, which can change underneath them. */
final class SignedInView {

    private final WindowParts parts;
    private final Look look;
    private final SignedIn signedIn;
    private final CurrentHandover desk;
    private final SessionViewModel session;
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.HAND_OVER);
    private final Optional<PracticeDevices> practice;
    private final Shell shell;
    private final Sheet sheet;
    private final CheckNotice checkNotice;
    private final CheckViewModel check;
    private final CheckPage checkPage;
    private final SettingsViewModel settings;
    private final SettingsPage settingsPage;
    private final RecordsViewModel records;
    private final RecordsPage recordsPage;
    private final RoleChange roleChange;
    private final RegionChange regionChange;
    private HandoverPage handoverPage;
    private BenchPage benchPage;

    /**
     * @param handover is told the hand-over that is shown, and null once there is none
     * @param followers are told which settings hold
     */
    SignedInView(WindowParts parts, Look look, SignedIn signedIn, ObjectProperty<HandoverViewModel> handover, Consumer<SettingValues> followers,
            Runnable signOut, Runnable signInAgain) {
        this.parts = parts;
        this.look = look;
        this.signedIn = signedIn;
        desk = new CurrentHandover(parts, signedIn, handover);
        session = new SessionViewModel(signedIn.first().session(), parts.background());
        practice = signedIn.practice().map(site -> new PracticeDevices(site, parts.memory(), parts.background()));
        checkNotice = new CheckNotice(parts.texts(), () -> page.set(Page.CHECK));
        check = new CheckViewModel(this::check, this::matters, parts.background());
        checkPage = new CheckPage(check, parts.texts(), look.mayMove());
        settings = new SettingsViewModel(parts.administration(), parts.background(), followers);
        settingsPage = new SettingsPage(settings, parts.texts(), this::collect);
        records = new RecordsViewModel(parts.ledger(), parts.time(), ZoneId.systemDefault(), parts.background());
        recordsPage = new RecordsPage(records, parts.texts(), parts.saveDialog());
        Notice notice = new Notice(parts.texts());
        UpdateNotice updateNotice = new UpdateNotice(parts);
        shell = new Shell(session, parts.texts(), look.appearanceProperty(), page, changes(), practice,
                new VBox(new SessionNotice(session, parts.texts(), signInAgain), checkNotice, updateNotice, notice), signOut);
        sheet = new Sheet(shell);
        roleChange = new RoleChange(parts, look, signedIn, sheet, this::open, this::workIn);
        regionChange = new RegionChange(parts, signedIn, sheet, notice, this::open, this::workIn);
        page.addListener(_ -> showPage());
        check.reportProperty().addListener(_ -> showCheck());
        begin(signedIn.first());
        updateNotice.look();
    }

    private TopBar.Changes changes() {
        Optional<Runnable> changeRole = signedIn.user().map(user -> () -> roleChange.ask(user, session.session()));
        // A cloud on this computer is in one region only; an administrator may want one only, too.
        Optional<Runnable> changeRegion = signedIn.practice().isPresent() || parts.administration().isFixed(Setting.REGION)
                ? Optional.empty() : Optional.of(() -> regionChange.ask(session.session()));
        return new TopBar.Changes(changeRole, changeRegion, desk.runningProperty());
    }

    private void collect() {
        new SupportSheet(parts, sheet, settingsPage::saved).ask();
    }

    /** Shows settings that were changed elsewhere than on their page. */
    void follow(SettingValues now) {
        settings.follow(now);
    }

    private void begin(Entered into) {
        HandoverViewModel model = desk.begin(into);
        handoverPage = new HandoverPage(model, parts.texts(), look.mayMove(), practice,
                () -> new FindingsSheet(parts, sheet, look.mayMove()).show(model.template().check()));
        BenchViewModel bench = desk.bench();
        benchPage = new BenchPage(bench, parts.texts());
        practice.ifPresent(devices -> bench.standingProperty().addListener((_, _, standing) ->
                devices.atBench(standing == BenchViewModel.Standing.CLOSED ? null : bench::done)));
        showPage();
        desk.show(model);
        check.look();
    }

    private void showPage() {
        switch (page.get()) {
            case HAND_OVER -> {
                shell.show(handoverPage);
                handoverPage.focusFirst();
            }
            case BENCH -> {
                shell.show(benchPage);
                benchPage.focusFirst();
            }
            case RECORDS -> {
                records.look();
                shell.show(recordsPage);
                recordsPage.focusFirst();
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

    private RoleContext open(RoleSession role) {
        return signedIn.context(role, parts.backend());
    }

    /** Goes on in another role or region; what is typed for the template stays. */
    private void workIn(Entered next) {
        check.close();
        desk.leaveForAnother();
        session.workIn(next.session());
        begin(next);
    }

    /**
     * Ends what is under way, in the order in which it depends on each other.
     *
     * @param signOut at Identity Center too
     */
    CompletableFuture<Void> leave(boolean signOut) {
        regionChange.cancel();
        check.close();
        records.close();
        session.close();
        CompletableFuture<Void> last = desk.leave();
        CompletableFuture<Void> left = new CompletableFuture<>();
        Thread.ofVirtual().name("leave").start(() -> {
            try {
                last.join();
            } finally {
                end(signOut, left);
            }
        });
        return left;
    }

    private void end(boolean signOut, CompletableFuture<Void> left) {
        try {
            if (signOut) {
                signedIn.signOut();
            } else {
                signedIn.close();
            }
        } finally {
            left.complete(null);
        }
    }

    void tick(Instant now) {
        desk.shown().tick(now);
        desk.bench().tick(now);
        session.tick(now);
        desk.shown().sessionProperty().set(session.outlook());
    }

    Parent view() {
        return sheet;
    }
}
