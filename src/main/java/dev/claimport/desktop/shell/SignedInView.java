package dev.claimport.desktop.shell;

import dev.claimport.app.Check;
import dev.claimport.app.CheckReport;
import dev.claimport.app.RoleContext;
import dev.claimport.claim.template.TemplateSummary;
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
import dev.claimport.desktop.handover.TemplateViewModel;
import dev.claimport.desktop.records.LabelCard;
import dev.claimport.desktop.records.LabelViewModel;
import dev.claimport.desktop.records.RecordSources;
import dev.claimport.desktop.records.RecordsPage;
import dev.claimport.desktop.records.RecordsViewModel;
import dev.claimport.desktop.settings.SettingsPage;
import dev.claimport.desktop.settings.SettingsViewModel;
import dev.claimport.desktop.signin.Entered;
import dev.claimport.desktop.signin.SignedIn;
import dev.claimport.desktop.terminal.DraftCard;
import dev.claimport.desktop.terminal.DraftViewModel;
import dev.claimport.desktop.terminal.TerminalPage;
import dev.claimport.desktop.terminal.TerminalViewModel;
import dev.claimport.serial.trace.TraceLine;
import dev.claimport.serial.trace.TracedPorts;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingValues;
import dev.claimport.signin.RoleSession;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/** The window while somebody is signed in: its pages, and the role that they work in, which can change underneath them. */
final class SignedInView {

    private final Look look;
    private final SignedIn signedIn;
    private final Runnable signOut;
    private final Runnable signInAgain;
    private final CurrentHandover desk;
    private final SessionViewModel session;
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.HAND_OVER);
    private final Optional<PracticeDevices> practice;
    private final CheckViewModel check;
    private final SettingsViewModel settings;
    private final RecordsViewModel records;
    private TracedPorts ports;
    private TerminalViewModel terminal;
    private WindowParts parts;
    private Views views;

    /** All that is seen, in one language. What it shows is kept elsewhere, so that it can be made anew in another one in the middle of the work. */
    private final class Views {

        private final CheckNotice checkNotice = new CheckNotice(parts.texts(), () -> page.set(Page.CHECK));
        private final UpdateNotice updateNotice = new UpdateNotice(parts);
        private final Notice notice = new Notice(parts.texts());
        private final Shell shell = new Shell(session, parts.texts(), look.appearanceProperty(), page, changes(), practice,
                new VBox(new SessionNotice(session, parts.texts(), signInAgain), checkNotice, updateNotice, notice), signOut);
        private final Sheet sheet = new Sheet(shell);
        private final RoleChange roleChange = new RoleChange(parts, look, signedIn, sheet, SignedInView.this::open, SignedInView.this::workIn);
        private final RegionChange regionChange = new RegionChange(parts, signedIn, sheet, notice, SignedInView.this::open, SignedInView.this::workIn);
        private final WhenShown<CheckPage> checkPage = new WhenShown<>(() -> new CheckPage(check, parts.texts(), look.mayMove()));
        private final WhenShown<SettingsPage> settingsPage = new WhenShown<>(() -> new SettingsPage(settings, parts.texts(), SignedInView.this::collect));
        private final WhenShown<RecordsPage> recordsPage =
                new WhenShown<>(() -> new RecordsPage(records, parts.texts(), parts.dialogs().save(), SignedInView.this::label));
        private HandoverPage handoverPage;
        private WhenShown<BenchPage> benchPage;
        private WhenShown<TerminalPage> terminalPage;

        /** Shows what is done in a role. */
        void show(HandoverViewModel model) {
            TerminalViewModel line = terminal;
            terminalPage = new WhenShown<>(() -> new TerminalPage(line, parts.texts(), ZoneId.systemDefault(), SignedInView.this::record));
            handoverPage = new HandoverPage(model, parts.texts(), look.mayMove(), practice,
                    () -> new FindingsSheet(parts, sheet, look.mayMove()).show(model.template().check(), () -> pull(model.template())), () -> certify(model));
            BenchViewModel bench = desk.bench();
            benchPage = new WhenShown<>(() -> new BenchPage(bench, parts.texts(), parts.dialogs()));
        }

        void showPage() {
            switch (page.get()) {
                case HAND_OVER -> {
                    shell.show(handoverPage);
                    handoverPage.focusFirst();
                }
                case BENCH -> {
                    shell.show(benchPage.get());
                    benchPage.get().focusFirst();
                }
                case RECORDS -> {
                    shell.show(recordsPage.get());
                    recordsPage.get().focusFirst();
                }
                case TERMINAL -> {
                    shell.show(terminalPage.get());
                    terminalPage.get().focusFirst();
                }
                case CHECK -> {
                    shell.show(checkPage.get());
                    checkPage.get().focusFirst();
                }
                case SETTINGS -> {
                    shell.show(settingsPage.get());
                    settingsPage.get().focusFirst();
                }
            }
        }
    }

    /**
     * @param handover is told the hand-over that is shown, and null once there is none
     * @param followers are told which settings hold
     */
    SignedInView(WindowParts parts, Look look, SignedIn signedIn, ObjectProperty<HandoverViewModel> handover, Consumer<SettingValues> followers,
            Runnable signOut, Runnable signInAgain) {
        this.signOut = signOut;
        this.signInAgain = signInAgain;
        this.parts = parts;
        this.look = look;
        this.signedIn = signedIn;
        desk = new CurrentHandover(parts, signedIn, handover);
        session = new SessionViewModel(signedIn.first().session(), parts.background());
        practice = signedIn.practice().map(site -> new PracticeDevices(site, parts.memory(), parts.background()));
        check = new CheckViewModel(this::check, this::matters, parts.background());
        settings = new SettingsViewModel(parts.administration(), parts.background(), followers);
        records = new RecordsViewModel(new RecordSources(parts.ledger(),
                () -> parts.administration().settings().read().text(Setting.LEDGER_URL), System.getenv()), parts.time().clock(), ZoneId.systemDefault(), parts.background());
        views = new Views();
        page.addListener(_ -> showPage());
        check.reportProperty().addListener(_ -> showCheck());
        begin(signedIn.first());
        views.updateNotice.look();
    }

    private TopBar.Changes changes() {
        Optional<Runnable> changeRole = signedIn.user().map(user -> () -> views.roleChange.ask(user, session.session()));
        // A cloud on this computer is in one region only; an administrator may want one only, too.
        Optional<Runnable> changeRegion = signedIn.practice().isPresent() || parts.administration().isFixed(Setting.REGION)
                ? Optional.empty() : Optional.of(() -> views.regionChange.ask(session.session()));
        return new TopBar.Changes(changeRole, changeRegion, desk.runningProperty());
    }

    /** Makes a profile of lines that are marked in the terminal. */
    private void record(List<TraceLine> marked) {
        TerminalPage page = views.terminalPage.get();
        var draft = new DraftViewModel(marked, terminal.baudProperty().get(), terminal.endProperty().get(), parts.backend(), parts.background(), file -> {
            views.sheet.close();
            page.saved(file);
        });
        views.sheet.open(parts.texts().text("terminal.record.heading"), new DraftCard(draft, parts.texts(), views.sheet::close), views.sheet::close);
    }

    private void label(String run) {
        var model = new LabelViewModel(parts.backend().labels(), parts.administration().settings()::read, parts.background(), run);
        Runnable close = () -> {
            views.sheet.close();
            records.look();
        };
        views.sheet.open(parts.texts().text("records.label.heading"), new LabelCard(model, parts.texts(), parts.dialogs().save(), close), close);
        model.look();
    }

    private void pull(TemplateViewModel template) {
        String chosen = template.nameProperty().get();
        RoleSession role = session.session();
        // One that may be used without being listed is the first.
        List<String> names = Stream.concat(Stream.of(chosen), template.list().usable().stream().map(TemplateSummary::name)).distinct().toList();
        new PullSheet(parts, views.sheet, look.mayMove()).show(chosen, names, () -> signedIn.account(role, parts.backend()));
    }

    private void certify(HandoverViewModel model) {
        model.device().certifiable().ifPresent(device -> desk.begin(new CertifySheet(parts, views.sheet, look.mayMove())
                .show(device, ports, model.device().takeCode(), desk::endCertification)));
    }

    private void collect() {
        new SupportSheet(parts, views.sheet, views.settingsPage.get()::saved).ask();
    }

    /** Shows settings that were changed elsewhere than on their page. */
    void follow(SettingValues now) {
        settings.follow(now);
    }

    private void begin(Entered role) {
        ports = new TracedPorts(role.context().ports(), parts.administration().support().trace(), parts.time());
        TracedPorts traced = ports;
        var into = new Entered(role.session(), role.context().over(_ -> traced));
        HandoverViewModel model = desk.begin(into);
        terminal = new TerminalViewModel(ports, parts.ports().apply(into.context()), desk.runningProperty(), parts.background());
        views.show(model);
        BenchViewModel bench = desk.bench();
        practice.ifPresent(devices -> bench.standingProperty().addListener((_, _, standing) ->
                devices.atBench(standing == BenchViewModel.Standing.CLOSED ? null : bench::done)));
        showPage();
        desk.show(model);
        check.look();
    }

    private void showPage() {
        switch (page.get()) {
            case RECORDS -> {
                records.lookWhoShares();
                records.look();
            }
            case SETTINGS -> settings.load();
            case HAND_OVER, BENCH, TERMINAL, CHECK -> { }
        }
        views.showPage();
        showCheck();
    }

    /** Goes on in another language. */
    void speak(WindowParts spoken) {
        views.regionChange.cancel();
        parts = spoken;
        views = new Views();
        views.show(desk.shown());
        showPage();
        views.updateNotice.look();
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
        views.checkNotice.show(page.get() == Page.HAND_OVER ? check.inTheWay() : Optional.empty());
        views.shell.mark(Page.CHECK, check.isWorthALook());
    }

    private RoleContext open(RoleSession role) {
        return signedIn.context(role, parts.backend());
    }

    /** Goes on in another role or region; what is typed for the template stays. */
    private void workIn(Entered next) {
        check.close();
        terminal.close();
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
        views.regionChange.cancel();
        check.close();
        records.close();
        terminal.close();
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

    void turnTo(Page next) {
        page.set(next);
    }

    BenchViewModel bench() {
        return desk.bench();
    }

    void tick(Instant now) {
        desk.tick(now);
        desk.bench().tick(now);
        session.tick(now);
        desk.shown().sessionProperty().set(session.outlook());
    }

    Parent view() {
        return views.sheet;
    }
}
