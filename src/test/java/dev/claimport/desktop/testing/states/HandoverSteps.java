package dev.claimport.desktop.testing.states;

import static dev.claimport.desktop.testing.states.WindowSteps.onPage;

import dev.claimport.bench.ClaimState;
import dev.claimport.bench.Phase;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.handover.TemplateViewModel;
import dev.claimport.desktop.testing.FakeBench;
import dev.claimport.desktop.testing.FakeEngine;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.device.DeviceIdentity.Capability;
import java.time.Duration;

/** What a technician does on the hand-over page, and what happens to a device meanwhile. */
public final class HandoverSteps {

    private HandoverSteps() {}

    public static HandoverViewModel gateway(OpenWindow window, String site) {
        HandoverViewModel page = onPage(window);
        window.run(() -> page.template().choose("practice-gateway"));
        window.await("template", () -> page.template().stateProperty().get() == TemplateViewModel.State.READY);
        window.run(() -> page.template().parameters().getFirst().valueProperty().set(site));
        window.await("device", () -> page.device().identityProperty().get() != null || page.device().ports().isEmpty());
        return page;
    }

    public static HandoverViewModel files(OpenWindow window) {
        HandoverViewModel page = gateway(window, "berlin-mitte");
        window.backend.bench.list().forEach(window.backend.bench::unplug);
        window.backend.bench.plugIn("ttyACM0", "4711-0032", FakeBench.ofFiles("4711-0032"));
        window.await("files", () -> page.device().identityProperty().get() != null && !page.device().identityProperty().get().can(Capability.REPORTS_PROGRESS));
        return page;
    }

    public static HandoverViewModel sealed(OpenWindow window) {
        HandoverViewModel page = gateway(window, "berlin-mitte");
        window.backend.bench.list().forEach(window.backend.bench::unplug);
        window.backend.bench.plugIn("ttyUSB0", "4711-0032", FakeBench.sealed("4711-0032"));
        window.await("sealed", () -> page.device().identityProperty().get() != null && page.device().identityProperty().get().can(Capability.TAKES_SEAL));
        return page;
    }

    public static void held(OpenWindow window, Duration age) {
        HandoverViewModel page = gateway(window, "berlin-mitte");
        window.backend.bench.list().forEach(window.backend.bench::unplug);
        window.await("gone", () -> page.device().ports().isEmpty());
        window.run(page::requestClaim);
        window.await("held", () -> page.claim().stateProperty().get() == ClaimState.HELD);
        later(window, age);
    }

    public static FakeEngine running(OpenWindow window) {
        HandoverViewModel page = gateway(window, "berlin-mitte");
        window.run(page::handOver);
        window.await("engine", () -> window.engine.get() != null);
        FakeEngine engine = window.engine.get().untilVerified();
        window.await("verified", () -> page.steps().steps().get(3).tookProperty().get().isPositive());
        later(window, Duration.ofSeconds(45));
        return engine;
    }

    public static FakeEngine unverified(OpenWindow window) {
        HandoverViewModel page = files(window);
        window.run(page::handOver);
        window.await("engine", () -> window.engine.get() != null);
        FakeEngine engine = window.engine.get().untilUnverified();
        window.await("unverified", () -> page.steps().steps().get(3).tookProperty().get().isPositive());
        later(window, Duration.ofSeconds(45));
        return engine;
    }

    public static HandoverViewModel verdict(OpenWindow window) {
        HandoverViewModel page = window.page();
        window.await("verdict", () -> page.phaseProperty().get().isVerdict() && page.phaseProperty().get() != Phase.READY);
        return page;
    }

    public static void later(OpenWindow window, Duration duration) {
        window.time.advance(duration);
        HandoverViewModel page = window.page();
        window.run(() -> page.tick(window.time.instant()));
    }
}
