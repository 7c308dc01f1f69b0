package dev.claimport.desktop.handover;

import dev.claimport.app.RoleContext;
import dev.claimport.bench.AttemptsOfProcess;
import dev.claimport.bench.Engine;
import dev.claimport.desktop.memory.ChoicesFile;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.desktop.testing.FakeAccount;
import dev.claimport.desktop.testing.FakeBench;
import dev.claimport.desktop.testing.FakeEngine;
import dev.claimport.desktop.testing.FakeIot;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.handover.ConfirmedIdentities;
import dev.claimport.handover.HandoverLog;
import dev.claimport.handover.Recovery;
import dev.claimport.handover.RunOrigin;
import dev.claimport.signin.SessionLife;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.ManualTime;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The hand-over page without a window, over fakes; everything happens at once. */
final class HandoverUnderTest {

    final ManualTime time = new ManualTime();
    final FakeIot iot = new FakeIot(time);
    final FakeBench bench = new FakeBench();
    final DirectBackground background = new DirectBackground();
    final Memory memory;
    /** What there is in the folders of profiles. */
    ProfileLibrary profiles = BuiltIn.profiles();
    /** How the next hand-over goes; it must end. */
    Consumer<FakeEngine> course = engine -> engine.untilVerified().confirm();
    final FakeAccount account = new FakeAccount(iot);
    FakeEngine engine;
    HandoverViewModel model;

    HandoverUnderTest(Path folder) {
        memory = new Memory(new ChoicesFile(folder.resolve("settings.json")), Runnable::run);
    }

    HandoverUnderTest open(String template) {
        RoleContext context = new RoleContext(iot, bench, bench.connector(), List::of, SessionLife.until(Optional.empty()), RunOrigin.UNKNOWN,
                HandoverLog.NONE, ConfirmedIdentities.ofThisProcess(), new AttemptsOfProcess(), Recovery.NONE, Optional.empty());
        model = new HandoverViewModel(context, () -> account, this::newEngine, bench, () -> profiles, memory, background, time, template);
        return this;
    }

    private Engine newEngine() {
        engine = new FakeEngine(time, iot, bench);
        course.accept(engine);
        return engine;
    }

    void give(String parameter, String value) {
        model.template().parameters().stream().filter(one -> one.name().equals(parameter)).findFirst().orElseThrow()
                .valueProperty().set(value);
    }

    /** A gateway that only lacks a device. */
    static HandoverUnderTest gateway(Path folder) {
        HandoverUnderTest page = new HandoverUnderTest(folder).open("practice-gateway");
        page.give("Site", "berlin-mitte");
        return page;
    }
}
