package dev.claimport.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.claimport.app.DeviceProfiles;
import dev.claimport.app.SupportedDialects;
import dev.claimport.bench.Slot;
import dev.claimport.bench.SlotDevice;
import dev.claimport.certify.Verdict;
import dev.claimport.certify.clause.Reach;
import dev.claimport.desktop.bench.BenchViewModel;
import dev.claimport.desktop.certify.CertifyViewModel;
import dev.claimport.desktop.check.CheckViewModel;
import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.desktop.common.Sounds;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.handover.PracticeDevices;
import dev.claimport.desktop.handover.TemplateListViewModel;
import dev.claimport.desktop.handover.TemplateViewModel;
import dev.claimport.desktop.records.RecordSources;
import dev.claimport.desktop.records.RecordsViewModel;
import dev.claimport.desktop.settings.Administration;
import dev.claimport.desktop.settings.SettingsViewModel;
import dev.claimport.desktop.settings.SupportViewModel;
import dev.claimport.desktop.shell.SessionViewModel;
import dev.claimport.desktop.signin.RoleChoiceViewModel;
import dev.claimport.desktop.signin.SignInViewModel;
import dev.claimport.desktop.signin.SignedIn;
import dev.claimport.desktop.signin.Stage;
import dev.claimport.desktop.template.PullViewModel;
import dev.claimport.desktop.template.TemplateCheckViewModel;
import dev.claimport.desktop.terminal.DraftViewModel;
import dev.claimport.desktop.terminal.LineEnd;
import dev.claimport.desktop.terminal.TerminalViewModel;
import dev.claimport.desktop.testing.Administrations;
import dev.claimport.desktop.testing.FakeAccount;
import dev.claimport.desktop.testing.FakeBackend;
import dev.claimport.desktop.testing.FakeEngine;
import dev.claimport.desktop.testing.FakeExaminer;
import dev.claimport.desktop.testing.HangingBackground;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.failure.Failure;
import dev.claimport.ledger.Recorded;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.MemoryLink;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.serial.trace.Trace;
import dev.claimport.serial.trace.TracedPorts;
import dev.claimport.settings.Setting;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SessionLife;
import dev.claimport.signin.SignedInUser;
import dev.claimport.testing.BuiltIn;
import dev.claimport.time.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

/**
 * Work in the background that never ends, whatever it is, leaves its page free when its limit is over: with a failure by name, and ready for the
 * next try. What hangs here does not hear an interrupt either, like a driver or a drive of the network that is gone.
 */
class HangTest extends HangingWork {

    /** Whose work is seen to hang here and in {@link HangingBenchTest}. */
    private static final Set<String> SEEN = new TreeSet<>(Set.of("RecordsViewModel", "RecordFigures", "RecordsCheck", "TemplateListViewModel", "TemplateViewModel",
            "TemplateCheckViewModel", "PullViewModel", "CheckViewModel", "RoleChoiceViewModel", "SignInViewModel", "ChallengeViewModel", "SessionViewModel", "SettingsViewModel",
            "SupportViewModel", "PracticeDevices", "FamilyViewModel", "SharingViewModel", "TerminalViewModel", "Slot", "SlotClaim", "SlotDevice", "DraftViewModel",
            "OrderViewModel", "CertifyViewModel"));
    /**
     * Those on whose work no page waits: nothing is shown as busy, and nothing is kept from being done. A sound, the news of a release, whether a device is on line, the
     * addresses of this computer, what became of a device that was cut off, and the appearance come or do not; the browser's opening, a label and another region tell what went wrong; after a sign-out the
     * page can be used at once, by hand.
     */
    private static final Set<String> NOT_WAITED_FOR = new TreeSet<>(Set.of("LabelViewModel", "PresenceViewModel", "RecoveryViewModel", "Sounds", "UpdateNotice", "RegionChange", "ClaimportWindow", "FindingsSheet",
            "CertifyPlace",
            // They pass on what others start.
            "FxBackground", "NotingBackground"));
    /** Who may have a thread of their own in the window: opening it, leaving it, and what it keeps of its libraries, where there is no page that waits. */
    private static final Set<String> THREADS = new TreeSet<>(Set.of("Desktop", "SignedInView", "CurrentHandover", "LibraryPages"));

    private Administration administration() {
        return Administrations.in(folder, Map.of(), bench, time);
    }

    @Test
    void records() {
        var model = new RecordsViewModel(RecordSources.of(Recorded.attempts(folder, 3)), time, ZoneOffset.UTC, background);
        background.hangAfter(0);
        model.look();
        background.hangs(DesktopWait.FILES, () -> !model.askedProperty().get(), () -> model.failureProperty().get());
        model.look();
        background.settle();
        assertEquals(3, model.found().size());
        assertNull(model.failureProperty().get());

        background.hangAfter(0);
        model.choose(model.found().getLast());
        background.pass(DesktopWait.FILES.limit());
        HangingBackground.assertOverdue(DesktopWait.FILES, model.failureProperty().get());
        assertEquals(model.found().getFirst().run(), model.chosenProperty().get().attempt().run(), "what was shown stays");
        Path table = folder.resolve("table.csv");
        model.exportTable(table);
        background.pass(DesktopWait.EXPORT.limit());
        HangingBackground.assertOverdue(DesktopWait.EXPORT, model.failureProperty().get());
        background.heal();
        model.exportTable(table);
        background.settle();
        assertEquals(3, model.writtenProperty().get().amount());
        assertTrue(Files.exists(table));
    }

    @Test
    void figuresOfRecords() {
        var model = new RecordsViewModel(RecordSources.of(Recorded.attempts(folder, 3)), time, ZoneOffset.UTC, background);
        background.hangAfter(0);
        model.figures().show(true);
        background.hangs(DesktopWait.EXPORT, model.figures().shownProperty()::get, () -> model.failureProperty().get());
        model.figures().show(true);
        background.settle();
        assertEquals(3, model.figures().summedProperty().get().all().devices());
    }

    @Test
    void theProofOfAllRecords() {
        var model = new RecordsViewModel(RecordSources.of(Recorded.attempts(folder, 3)), time, ZoneOffset.UTC, background);
        background.hangAfter(0);
        model.check().begin();
        background.hangs(DesktopWait.VERIFICATION, model.check()::isRunning, () -> model.check().failureProperty().get());
        model.check().begin();
        background.settle();
        assertFalse(model.check().isRunning());
        assertTrue(model.check().checkedProperty().get().report().records() > 0);
    }

    @Test
    void theListOfTemplates() {
        var model = new TemplateListViewModel(iot, background);
        background.hangAfter(0);
        model.load();
        background.hangs(DesktopWait.ANSWER, () -> model.stateProperty().get() == TemplateListViewModel.State.LOADING, () -> model.failureProperty().get());
        model.load();
        background.settle();
        assertEquals(TemplateListViewModel.State.READY, model.stateProperty().get());
        int there = model.matches().size();
        background.wakeUp();
        assertEquals(there, model.matches().size(), "what comes late is of no list that is shown");
    }

    @Test
    void aTemplate() {
        var model = new TemplateViewModel(iot, () -> backend.account, background, memory());
        background.hangAfter(0);
        model.choose("practice-sensor");
        background.hangs(DesktopWait.ANSWER, () -> model.stateProperty().get() == TemplateViewModel.State.LOADING, () -> model.failureProperty().get());
        model.retry();
        background.settle();
        assertEquals(TemplateViewModel.State.READY, model.stateProperty().get());
    }

    @Test
    void whatIsAroundATemplate() {
        var model = new TemplateCheckViewModel(() -> new FakeAccount(iot), background);
        background.hangAfter(1);
        model.show(iot.describeTemplate("practice-faulty"));
        background.hangs(DesktopWait.LOOK, () -> model.lookingProperty().get(), () -> model.failureProperty().get());
        assertFalse(model.resultProperty().get().findings().isEmpty(), "what the template says of itself stays");
        model.show(iot.describeTemplate("practice-faulty"));
        background.settle();
        assertFalse(model.lookingProperty().get());
        assertNull(model.failureProperty().get());
    }

    @Test
    void whatIsSavedForARehearsal() {
        var model = new PullViewModel(() -> new FakeAccount(iot), background);
        Path rehearsal = folder.resolve("rehearsal");
        background.hangAfter(0);
        model.pull(List.of("practice-sensor"), rehearsal);
        background.hangs(DesktopWait.PULL, () -> model.pullingProperty().get(), () -> model.failureProperty().get());
        model.pull(List.of("practice-sensor"), rehearsal);
        background.settle();
        assertNull(model.failureProperty().get());
        assertEquals(rehearsal, model.pulledProperty().get().folder());
    }

    @Test
    void aLookAtEverything() {
        var model = new CheckViewModel(() -> backend.checked, _ -> true, background);
        background.hangAfter(0);
        model.look();
        background.hangs(DesktopWait.LOOK, () -> model.lookingProperty().get(), () -> model.failureProperty().get());
        model.look();
        background.settle();
        assertEquals(2, model.checks().size());
        assertNull(model.failureProperty().get());
    }

    @Test
    void accountsRolesAndEntering() {
        SignedInUser user = backend.practice().technician();
        List<Object> entered = new ArrayList<>();
        List<Failure> told = new ArrayList<>();
        var model = new RoleChoiceViewModel(user, "portal", Region.EU_WEST_1, memory(), background, backend::context, entered::add);
        background.hangAfter(0);
        model.load(_ -> { }, told::add);
        background.hangs(DesktopWait.ANSWER, () -> model.loadingProperty().get(), told::getLast);
        background.hangAfter(1);
        model.load(_ -> { }, told::add);
        background.hangs(DesktopWait.ANSWER, () -> model.loadingProperty().get(), told::getLast);
        model.load(_ -> { }, told::add);
        background.settle();
        background.hangAfter(0);
        model.enter();
        background.hangs(DesktopWait.ANSWER, () -> model.loadingProperty().get(), () -> model.failureProperty().get());
        assertTrue(entered.isEmpty());
        model.enter();
        background.settle();
        assertEquals(1, entered.size());
        assertNull(model.failureProperty().get());
    }

    @Test
    void signingInByWhateverWay() {
        backend.confirmed.countDown();
        List<SignedIn> entered = new ArrayList<>();
        var model = new SignInViewModel(backend, memory(), background, _ -> { }, time, entered::add);
        model.form().portalProperty().set("https://acme.awsapps.com/start");
        model.form().regionProperty().set("eu-west-1");
        backend.offers = FakeBackend.SEVEN_PROFILES;
        model.lookAround();
        background.settle();
        model.form().profileProperty().set(backend.offers.profiles().getFirst());
        Map<String, Runnable> ways = Map.of("browser", model::signInInBrowser, "code", model::signInWithCode, "console", model::signInAtConsole,
                "profile", model::useProfile, "practice", model::practise);
        new TreeMap<>(ways).forEach((way, begin) -> {
            background.hangAfter(0);
            begin.run();
            background.hangs(way.equals("practice") ? DesktopWait.PRACTICE : DesktopWait.ANSWER, () -> model.stageProperty().get() != Stage.FORM, () -> model.failureProperty().get());
            assertEquals(Stage.FORM, model.stageProperty().get(), way);
        });
        // Asked for, and then nobody comes back from the browser: the third piece of work is the page that opens.
        background.hangAfter(3);
        model.signInWithCode();
        background.hangs(DesktopWait.PERSON, () -> model.stageProperty().get() == Stage.CODE, () -> model.failureProperty().get());
        background.hangAfter(4);
        model.signInInBrowser();
        background.hangs(DesktopWait.ANSWER, () -> model.stageProperty().get() == Stage.ACCOUNTS, () -> model.failureProperty().get());
        model.practise();
        background.settle();
        assertEquals(1, entered.size());
    }

    @Test
    void theCareOfASession() {
        int[] rounds = {0};
        SessionLife life = new SessionLife() {
            @Override
            public Optional<Instant> endsAt() {
                return Optional.empty();
            }

            @Override
            public Optional<Failure> ending() {
                return Optional.empty();
            }

            @Override
            public void keepFresh() {
                rounds[0]++;
            }
        };
        var role = backend.session("123456789012", "Acme Field", "InstallerRole", Region.EU_WEST_1);
        var model = new SessionViewModel(new RoleSession(role.identity(), role.credentials(), role.region(), life, role.access()), background);
        background.hangAfter(0);
        model.tick(time.instant());
        background.pass(DesktopWait.ANSWER.limit());
        background.heal();
        time.advance(Duration.ofMinutes(1));
        model.tick(time.instant());
        background.settle();
        assertEquals(1, rounds[0], "it is looked after again");
        assertFalse(model.isOver());
    }

    @Test
    void settingsAndWhatSupportNeeds() {
        Administration administration = administration();
        var settings = new SettingsViewModel(administration, background, _ -> { });
        background.hangAfter(0);
        settings.set(Setting.APPEARANCE, "dark");
        background.pass(DesktopWait.FILES.limit());
        HangingBackground.assertOverdue(DesktopWait.FILES, settings.failureProperty().get());
        assertEquals("system", settings.valuesProperty().get().value(Setting.APPEARANCE).text(), "what holds is shown");
        var support = new SupportViewModel(administration, background, _ -> { });
        support.collect();
        background.pass(DesktopWait.FILES.limit());
        HangingBackground.assertOverdue(DesktopWait.FILES, support.failureProperty().get());
        background.heal();
        settings.set(Setting.APPEARANCE, "dark");
        support.collect();
        background.settle();
        assertEquals("dark", settings.valuesProperty().get().value(Setting.APPEARANCE).text());
        assertNull(settings.failureProperty().get());
        assertFalse(support.parts().isEmpty());
    }

    @Test
    void practiceDevices() {
        var model = new PracticeDevices(backend.practice(), memory(), background);
        background.hangAfter(0);
        model.plugIn();
        background.pass(DesktopWait.PRACTICE.limit());
        HangingBackground.assertOverdue(DesktopWait.PRACTICE, model.failureProperty().get());
        background.heal();
        model.plugIn();
        background.settle();
        assertNull(model.failureProperty().get());
    }

    @Test
    void theProfilesOfDevices() {
        background.hangAfter(0);
        var model = new HandoverViewModel(backend.context(backend.session("123456789012", "", "InstallerRole", Region.EU_WEST_1)), () -> backend.account,
                () -> new FakeEngine(time, iot, bench), bench, backend::deviceProfiles, memory(), background, time, "practice-sensor");
        background.pass(DesktopWait.ANSWER.limit());
        background.heal();
        assertTrue(model.device().family().profiles().isEmpty());
        model.device().family().load();
        background.settle();
        assertFalse(model.device().family().profiles().isEmpty());
        model.close();
    }

    @Test
    void thePortOfATerminal() {
        PortInfo port = PortInfo.named("/dev/ttyA");
        var ports = new TracedPorts(new SerialPorts() {
            @Override
            public List<PortInfo> list() {
                return List.of(port);
            }

            @Override
            public SerialLink open(String path, LineSettings line) {
                return MemoryLink.pair(path).host();
            }
        }, new Trace(), time);
        var model = new TerminalViewModel(ports, listener -> {
            listener.accept(List.of(port));
            return () -> { };
        }, new SimpleBooleanProperty(), background);
        background.settle();
        background.hangAfter(0);
        model.listen();
        background.pass(DesktopWait.FILES.limit());
        HangingBackground.assertOverdue(DesktopWait.FILES, model.failureProperty().get());
        background.hangAfter(1);
        model.listen();
        background.settle();
        assertTrue(model.openProperty().get());
        background.heal();
        background.pass(DesktopWait.TERMINAL.limit());
        assertFalse(model.openProperty().get(), "it is given back");
        model.close();
    }

    /** What is saved too late is there; another name saves it again. */
    @Test
    void aDraftOfAProfile() {
        List<Path> saved = new ArrayList<>();
        ProfileLibrary library = BuiltIn.profiles(folder.resolve("profiles"));
        var model = new DraftViewModel(List.of(), 115_200, LineEnd.CR, new DeviceProfiles() {
            @Override
            public ProfileLibrary deviceProfiles() {
                return library;
            }

            @Override
            public SupportedDialects dialects() {
                return SupportedDialects.builtIn();
            }
        }, background, saved::add);
        model.nameProperty().set("my-meter");
        background.hangAfter(0);
        model.save();
        background.pass(DesktopWait.FILES.limit());
        HangingBackground.assertOverdue(DesktopWait.FILES, model.failureProperty().get());
        background.heal();
        model.save();
        background.settle();
        assertEquals(1, saved.size());
    }

    @Test
    void aDeviceThatIsCertified() {
        FakeExaminer examiner = new FakeExaminer();
        var model = new CertifyViewModel(new CertifyViewModel.Device(PortInfo.named("tty"), Optional.empty(), "tty"), () -> examiner, Optional.empty(), background, time);
        background.hangAfter(0);
        model.begin(false, Reach.LOOPBACK);
        background.hangs(DesktopWait.CERTIFICATION, model::isRunning, () -> model.failureProperty().get());
        examiner.meets().keepsTheRest();
        model.begin(false, Reach.LOOPBACK);
        background.settle();
        assertEquals(Verdict.CERTIFIED, model.certificateProperty().get().verdict());
        background.hangAfter(0);
        model.begin(false, Reach.LOOPBACK);
        model.cancel();
        background.hangs(DesktopWait.FILES, model::isRunning, () -> model.failureProperty().get());
    }

    @Test
    void allWorkInTheBackgroundIsSeenHere() {
        Set<String> all = new TreeSet<>(SEEN);
        all.addAll(NOT_WAITED_FOR);
        Set<String> found = new TreeSet<>();
        Set<String> threads = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.claimport.desktop",
                "dev.claimport.bench", "dev.claimport.cli")) {
            for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                if (call.getTargetOwner().isEquivalentTo(Background.class) && call.getName().equals("start")) {
                    assertEquals(4, call.getTarget().getRawParameterTypes().size(), () -> outermost(type) + " names no limit");
                    found.add(outermost(type));
                }
            }
            if (type.getPackageName().startsWith("dev.claimport.desktop") && type.getCodeUnitAccessesFromSelf().stream().anyMatch(HangTest::isThread)) {
                threads.add(outermost(type));
            }
        }
        assertEquals(all, found, "work in the background, to be seen hanging in a test here, and no other");
        assertEquals(THREADS, threads, "whoever has work to do uses the Background, which knows a limit");
    }

    private static boolean isThread(JavaCodeUnitAccess<?> access) {
        return access.getTargetOwner().isAssignableTo("java.util.concurrent.ExecutorService")
                || access.getTargetOwner().isEquivalentTo(Thread.Builder.class) || access.getTargetOwner().isAssignableTo(Thread.Builder.class)
                || access.getTargetOwner().isEquivalentTo(Thread.class) && access.getName().matches("<init>|startVirtualThread|ofVirtual|ofPlatform");
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(HangTest::outermost).orElse(type.getSimpleName());
    }
}
