package dev.claimport.desktop.testing.states;

import static dev.claimport.desktop.testing.states.HandoverSteps.files;
import static dev.claimport.desktop.testing.states.HandoverSteps.gateway;
import static dev.claimport.desktop.testing.states.HandoverSteps.held;
import static dev.claimport.desktop.testing.states.HandoverSteps.sealed;
import static dev.claimport.desktop.testing.states.HandoverSteps.verdict;

import dev.claimport.bench.ClaimState;
import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.handover.Blocker;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.testing.FakeBench;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.device.recognition.OtherKind;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.handover.Step;
import dev.claimport.testing.BuiltIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is plugged in, and a claim before it is handed over. */
final class DeviceStates extends Catalogue {

    DeviceStates(Showing showing) {
        super(showing);
    }

    @Override
    void showAll() throws Exception {
        showPluggedIn();
        showSealed();
        showClaims();
    }

    private void showPluggedIn() throws Exception {
        show("handover-missing", FirstPage.PRACTICE, window -> gateway(window, ""));
        show("handover-ready", FirstPage.PRACTICE, window -> gateway(window, "berlin-mitte"));
        show("handover-several-ports", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = gateway(window, "berlin-mitte");
            window.backend.bench.plugInMute("ttyUSB7");
            window.await("two", () -> page.device().ports().size() == 2);
        });
        show("handover-shared", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = gateway(window, "berlin-mitte");
            window.backend.bench.list().forEach(window.backend.bench::unplug);
            window.backend.bench.others.put("/dev/ttyUSB7", List.of("minicom"));
            window.backend.bench.plugIn("ttyUSB7", "4711-0032");
            window.await("told", () -> page.device().failureProperty().get() != null);
        });
        show("handover-silent", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = gateway(window, "berlin-mitte");
            window.backend.bench.list().forEach(window.backend.bench::unplug);
            window.backend.bench.plugInMute("ttyUSB7");
            window.await("silent", () -> page.device().failureProperty().get() != null);
        });
        show("handover-login", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = gateway(window, "berlin-mitte");
            window.backend.bench.list().forEach(window.backend.bench::unplug);
            window.backend.bench.plugInUnrecognised("ttyUSB7", new DeviceFailure(DeviceFailure.Kind.GATEWAY_LOGIN_NEEDED, Map.of("port", "/dev/ttyUSB7")));
            window.await("asked", () -> page.blockerProperty().get() == Blocker.LOGIN_MISSING);
            window.run(() -> page.device().login().userProperty().set("root"));
        });
        show("handover-not-served", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = gateway(window, "berlin-mitte");
            window.backend.bench.list().forEach(window.backend.bench::unplug);
            window.backend.bench.plugInUnrecognised("ttyUSB7", new DeviceFailure(DeviceFailure.Kind.DEVICE_NOT_SERVED,
                    Map.of("port", "/dev/ttyUSB7", "seen", OtherKind.LINUX_LOGIN), "gateway login:"));
            window.await("seen", () -> page.device().failureProperty().get() != null);
        });
        show("handover-profile-chosen", FirstPage.PRACTICE, window -> window.backend.profiles = brokenProfile(), window -> {
            HandoverViewModel page = files(window);
            window.run(() -> page.device().family().choose(page.device().family().profiles().getLast()));
            window.await("asked again", () -> page.device().identityProperty().get() != null);
        });
        show("handover-files", FirstPage.PRACTICE, window -> files(window));
    }

    private void showSealed() throws Exception {
        show("handover-sealed", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = sealed(window);
            window.run(() -> type(page, "PF9-K2M", true));
        });
        show("handover-code-wrong", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = sealed(window);
            window.run(() -> {
                type(page, "PF9-K2M", true);
                page.handOver();
            });
            window.await("engine", () -> window.engine.get() != null);
            window.engine.get().done(Step.DEVICE, 210).start(Step.CLAIM).claimReceived().done(Step.CLAIM, 640).done(Step.DELIVER, 400)
                    .fail(Step.VERIFY, new DeviceFailure(DeviceFailure.Kind.POSSESSION_NOT_PROVEN, Map.of()));
            verdict(window);
        });
        show("handover-code-again", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = sealed(window);
            window.run(() -> {
                type(page, "PF9-K2M", true);
                page.handOver();
            });
            window.await("engine", () -> window.engine.get() != null);
            window.engine.get().fail(Step.VERIFY, new DeviceFailure(DeviceFailure.Kind.POSSESSION_NOT_PROVEN, Map.of()));
            verdict(window);
            window.run(page::primary);
            window.await("again", () -> page.blockerProperty().get() == Blocker.CODE_MISSING);
        });
        show("handover-practice-code", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = gateway(window, "berlin-mitte");
            window.backend.bench.list().forEach(window.backend.bench::unplug);
            window.backend.bench.plugInDescribed("ttyUSB0", "4711-0032", "Practice device, label K7QX-M4TP-9WZA-0032", FakeBench.sealed("4711-0032"));
            window.await("sealed", () -> page.device().identityProperty().get() != null && page.device().identityProperty().get().can(Capability.TAKES_SEAL));
        });
    }

    private void showClaims() throws Exception {
        show("claim-held-calm", FirstPage.PRACTICE, window -> held(window, Duration.ofSeconds(45)));
        show("claim-held-amber", FirstPage.PRACTICE, window -> held(window, Duration.ofSeconds(189)));
        show("claim-held-red", FirstPage.PRACTICE, window -> held(window, Duration.ofSeconds(262)));
        show("claim-expired", FirstPage.PRACTICE, window -> held(window, Duration.ofSeconds(300)));
        show("claim-refused", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = gateway(window, "berlin-mitte");
            window.backend.iot.claimRefused = Optional.of(new ServiceFailure(ServiceFailure.Kind.NOT_ALLOWED,
                    Map.of("action", "iot:CreateProvisioningClaim", "resource", "practice-gateway")));
            window.run(page::requestClaim);
            window.await("refused", () -> page.claim().stateProperty().get() == ClaimState.FAILED);
        });
    }

    private static void type(HandoverViewModel page, String code, boolean scanned) {
        code.chars().forEach(character -> page.device().code().type((char) character));
        if (scanned) {
            page.device().code().complete();
        }
    }

    private ProfileLibrary brokenProfile() {
        try {
            Path own = Files.createDirectories(folder().resolve("settings").resolve("profiles"));
            Files.writeString(own.resolve("acme-gateway.yaml"), "name: acme-gateway\nfamily: Acme\nbauds: 9600\n");
            return BuiltIn.profiles(own);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
