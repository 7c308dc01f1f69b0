package dev.claimport.desktop.testing.states;

import static dev.claimport.desktop.testing.states.HandoverSteps.files;
import static dev.claimport.desktop.testing.states.HandoverSteps.gateway;
import static dev.claimport.desktop.testing.states.HandoverSteps.later;
import static dev.claimport.desktop.testing.states.HandoverSteps.running;
import static dev.claimport.desktop.testing.states.HandoverSteps.unverified;
import static dev.claimport.desktop.testing.states.HandoverSteps.verdict;
import static dev.claimport.desktop.testing.states.WindowSteps.shows;

import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.handover.Blocker;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.testing.FakeEngine;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.device.DeviceState;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.RegistrationFailure;
import dev.claimport.handover.Awaited;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.Step;
import dev.claimport.practice.cloud.mqtt.Refusal;
import dev.claimport.practice.cloud.policy.Decision;
import dev.claimport.practice.cloud.policy.PolicyAction;
import dev.claimport.practice.cloud.registry.HookProblem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;

/** A hand-over under way, and how it can end. */
final class HandoverStates extends Catalogue {

    HandoverStates(Showing showing) {
        super(showing);
    }

    @Override
    void showAll() throws Exception {
        showUnderWay();
        showVerdicts();
        showFailures();
    }

    private void showUnderWay() throws Exception {
        show("handover-running", FirstPage.PRACTICE, window -> {
            running(window).start(Step.REGISTER).registering(DeviceState.GETTING_CERTIFICATE);
            HandoverViewModel page = window.page();
            window.await("registering", () -> page.steps().currentProperty().get() == 5);
            later(window, Duration.ofMillis(3100));
        });
        show("handover-waiting", FirstPage.PRACTICE, window -> {
            running(window).start(Step.REGISTER).registering(DeviceState.CONNECTING)
                    .tell(new HandoverEvent.Waiting(Awaited.REGISTRATION, window.time.instant().plusSeconds(60)));
            HandoverViewModel page = window.page();
            window.await("registering", () -> page.steps().currentProperty().get() == 5);
            later(window, Duration.ofMillis(12_400));
            window.await("waiting", () -> page.steps().waitingProperty().get() != null);
        });
        show("handover-sending", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = gateway(window, "berlin-mitte");
            window.run(page::handOver);
            window.await("engine", () -> window.engine.get() != null);
            window.engine.get().start(Step.DEVICE).answered().done(Step.DEVICE, 210).start(Step.CLAIM).claimReceived()
                    .done(Step.CLAIM, 640).start(Step.DELIVER).tell(new HandoverEvent.Delivering(1200, 2998));
            window.await("sending", () -> page.steps().fractionProperty().get() > 0.3);
        });
        show("handover-unverified", FirstPage.PRACTICE, window -> {
            unverified(window).start(Step.CONFIRM);
            HandoverViewModel page = window.page();
            window.await("confirming", () -> page.steps().currentProperty().get() == 5);
            later(window, Duration.ofMillis(5200));
        });
    }

    private void showVerdicts() throws Exception {
        show("handover-confirmed", FirstPage.PRACTICE, window -> {
            running(window).confirm();
            verdict(window);
        });
        show("handover-unverified-confirmed", FirstPage.PRACTICE, window -> {
            unverified(window).confirmUnreported();
            verdict(window);
        });
        show("handover-delivered", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = files(window);
            window.run(page::handOver);
            window.await("engine", () -> window.engine.get() != null);
            FakeEngine first = window.engine.get();
            first.fail(Step.DEVICE, new RegistrationFailure(RegistrationFailure.Kind.NOT_CONFIRMABLE, Map.of()));
            verdict(window);
            window.run(page::handOverUnconfirmed);
            window.await("second engine", () -> window.engine.get() != first);
            window.engine.get().untilVerified().deliver();
            verdict(window);
        });
        show("handover-next", FirstPage.PRACTICE, window -> {
            running(window).confirm();
            HandoverViewModel page = verdict(window);
            window.run(page::nextDevice);
            window.await("next", () -> page.blockerProperty().get() == Blocker.DEVICE_DONE);
        });
        show("handover-aborted", FirstPage.PRACTICE, window -> {
            FakeEngine engine = running(window).start(Step.REGISTER);
            HandoverViewModel page = window.page();
            window.await("registering", () -> page.steps().currentProperty().get() == 5);
            later(window, Duration.ofMillis(1400));
            window.run(page::cancel);
            verdict(window);
        });
    }

    private void showFailures() throws Exception {
        show("handover-failed", FirstPage.PRACTICE, window -> {
            running(window).fail(Step.REGISTER, new RegistrationFailure(RegistrationFailure.Kind.HOOK_REFUSED,
                    Map.of("serial", "4711-0032", "code", "ACCESS_DENIED"),
                    "RegisterThing: 403 AccessDenied, pre-provisioning hook returned allowProvisioning=false"));
            verdict(window);
            window.backend.refusals.accept(new Refusal.ByHook("claim-4711-0032", "practice-gateway", HookProblem.ENDED.problem("1", "KeyError: 'SerialNumber'")));
        });
        show("handover-failed-early", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = gateway(window, "berlin-mitte");
            window.run(page::handOver);
            window.await("engine", () -> window.engine.get() != null);
            window.engine.get().fail(Step.DEVICE, new LinkFailure(LinkFailure.Kind.PORT_BUSY, Map.of("port", "/dev/ttyUSB0")));
            verdict(window);
        });
        show("handover-not-confirmable", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = files(window);
            window.run(page::handOver);
            window.await("engine", () -> window.engine.get() != null);
            window.engine.get().fail(Step.DEVICE, new RegistrationFailure(RegistrationFailure.Kind.NOT_CONFIRMABLE, Map.of()));
            verdict(window);
        });
        show("handover-unverified-failed", FirstPage.PRACTICE, window -> {
            unverified(window).fail(Step.CONFIRM, new RegistrationFailure(RegistrationFailure.Kind.DEVICE_NOT_SEEN, Map.of("thing", "gw-berlin-mitte-4711-0032")));
            verdict(window);
        });
        show("handover-not-verifiable", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = files(window);
            window.run(page::handOver);
            window.await("engine", () -> window.engine.get() != null);
            window.engine.get().start(Step.DEVICE).answered().done(Step.DEVICE, 210).start(Step.CLAIM).claimReceived().done(Step.CLAIM, 640)
                    .start(Step.DELIVER).tell(new HandoverEvent.Delivering(3647, 3647)).done(Step.DELIVER, 680).fail(Step.VERIFY,
                            new DeviceFailure(DeviceFailure.Kind.NOT_VERIFIABLE, Map.of("reason", DeviceFailure.Unverified.LENGTH)));
            verdict(window);
        });
        show("handover-refused", FirstPage.PRACTICE, HandoverStates::refused);
        show("handover-refused-statements", FirstPage.PRACTICE, window -> {
            refused(window);
            window.backend.refusals.accept(refusal());
            window.run(() -> window.root().lookupAll(".device-scrolled .notice-warning .hyperlink").stream().filter(Node::isVisible)
                    .map(Hyperlink.class::cast).forEach(Hyperlink::fire));
        });
    }

    private static void refused(OpenWindow window) {
        running(window).fail(Step.RECONNECT, new RegistrationFailure(RegistrationFailure.Kind.REGISTRATION_REFUSED,
                Map.of("code", "CONNECTION_REFUSED_NOT_AUTHORIZED", "doing", RegistrationFailure.Doing.RECONNECT)));
        verdict(window);
        window.backend.refusals.accept(refusal());
        window.await("told", () -> shows(window, ".device-scrolled .notice-warning"));
    }

    private static Refusal refusal() {
        String arn = "arn:aws:iot:eu-west-1:123456789012:client/";
        Decision.Looked connect = new Decision.Looked("sensors-device", "connect", true, Decision.Fit.OTHER_RESOURCE, arn + "sensor-4711-0031");
        Decision.Looked publish = new Decision.Looked("sensors-device", "publish", true, Decision.Fit.OTHER_ACTION, "iot:Publish, iot:Receive");
        return new Refusal.ByPolicies("sensor-4711-0032",
                new Decision(PolicyAction.CONNECT, arn + "sensor-4711-0032", Decision.Outcome.NOT_ALLOWED, List.of(connect, publish), Optional.of(connect)));
    }
}
