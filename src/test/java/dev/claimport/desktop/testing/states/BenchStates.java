package dev.claimport.desktop.testing.states;

import static dev.claimport.desktop.testing.states.HandoverSteps.gateway;
import static dev.claimport.desktop.testing.states.WindowSteps.buttons;
import static dev.claimport.desktop.testing.states.WindowSteps.pressRail;
import static dev.claimport.desktop.testing.states.WindowSteps.shows;

import dev.claimport.bench.scan.TestCard;
import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.testing.FakeEngine;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.failure.BenchFailure;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.handover.Step;
import dev.claimport.serial.PortInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;

/** The bench, closed, being opened, and with a slot in every state. */
final class BenchStates extends Catalogue {

    BenchStates(Showing showing) {
        super(showing);
    }

    @Override
    void showAll() throws Exception {
        show("bench-closed", FirstPage.PRACTICE, window -> {
            gateway(window, "berlin-mitte");
            pressRail(window, "rail.bench");
        });
        show("bench-open", FirstPage.PRACTICE, window -> wall(window, 8, Optional.empty()));
        show("bench-login", FirstPage.PRACTICE, window -> {
            wall(window, 8, Optional.empty());
            inSlot(window, 8).done(Step.TEMPLATE, 30).fail(Step.DEVICE, new DeviceFailure(DeviceFailure.Kind.GATEWAY_LOGIN_NEEDED, Map.of("port", "/dev/ttyUSB8")));
            window.await("asked", () -> shows(window, ".login-row"));
        });
        show("bench-order", FirstPage.PRACTICE, window -> {
            Path order = Files.writeString(folder().resolve("PO-7731.csv"), "Serial number\n4711-0041\n4711-0042\n4711-0043\n4711-0044\n4711-0045\n4711-0046\n4711-0047\n");
            wall(window, 16, Optional.of(order));
        });
        show("bench-scanner", FirstPage.PRACTICE, window -> {
            gateway(window, "berlin-mitte");
            pressRail(window, "rail.bench");
            window.run(() -> window.root().lookupAll(".bench-opening .hyperlink").stream().map(Hyperlink.class::cast)
                    .filter(link -> link.getText().equals(window.texts.text("bench.open.scanner"))).forEach(Hyperlink::fire));
            window.run(() -> window.window.bench().scans().scan(TestCard.TEXT.replace("\u001D", "~")));
        });
        show("bench-order-wrong", FirstPage.PRACTICE, window -> {
            gateway(window, "berlin-mitte");
            pressRail(window, "rail.bench");
            Path order = Files.writeString(folder().resolve("wrong.csv"), "Serial number;Colour\n4711-0041;red\n4,71E+07;red\n");
            window.run(() -> window.window.bench().chooseOrder(order));
            window.await("wrong", () -> shows(window, ".bench-opening .notice-danger"));
            window.run(() -> buttons(window, ".bench-opening .cp-button").filter(button -> button.getText().equals(window.texts.text("bench.order.type"))).forEach(Button::fire));
        });
        show("bench-32", FirstPage.PRACTICE, window -> wall(window, 32, Optional.empty()));
        show("bench-many", FirstPage.PRACTICE, window -> wall(window, 64, Optional.empty()));
    }

    /** A wall with a slot in every state. */
    private static void wall(OpenWindow window, int slots, Optional<Path> order) {
        gateway(window, "berlin-mitte");
        window.backend.bench.list().forEach(window.backend.bench::unplug);
        pressRail(window, "rail.bench");
        window.run(() -> window.root().lookupAll(".bench-opening .text-field").stream().map(TextField.class::cast).forEach(field -> {
            String name = OpenWindow.name(field);
            field.setText(name.equals(window.texts.text("bench.open.slots")) ? Integer.toString(slots)
                    : name.equals(window.texts.text("bench.open.tries")) ? "3"
                    : name.equals(window.texts.text("bench.open.operator")) ? "J. Weber" : name.equals(window.texts.text("bench.open.batch")) ? "B-0117" : "Bench 3");
        }));
        order.ifPresent(file -> {
            window.run(() -> window.window.bench().chooseOrder(file));
            window.await("order", () -> window.window.bench().order().progressProperty().get() != null);
        });
        window.run(() -> buttons(window, ".bench-opening .cp-button").filter(Button::isDefaultButton).forEach(Button::fire));
        window.await("all slots", () -> window.root().lookupAll(".slot").size() == slots);
        inSlot(window, 1).untilVerified().confirm();
        inSlot(window, 2).untilVerified().confirm();
        inSlot(window, 3).untilVerified().start(Step.REGISTER);
        inSlot(window, 4).done(Step.TEMPLATE, 30).done(Step.DEVICE, 210).start(Step.CLAIM).claimReceived().done(Step.CLAIM, 640).start(Step.DELIVER);
        inSlot(window, 5).untilVerified().fail(Step.REGISTER, new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", "/dev/ttyUSB5")));
        inSlot(window, 6).done(Step.TEMPLATE, 30).fail(Step.DEVICE, new BenchFailure(BenchFailure.Kind.SERIAL_PASSED, Map.of("serial", "4711-0046", "thing", "gw-4711-0046")));
        inSlot(window, 7).done(Step.TEMPLATE, 30).done(Step.DEVICE, 210).start(Step.CLAIM);
        window.await("verdicts", () -> window.root().lookupAll(".slot").stream().filter(slot -> slot.getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("failed") || state.getPseudoClassName().equals("confirmed"))).count() == 4);
    }

    private static FakeEngine inSlot(OpenWindow window, int number) {
        FakeEngine before = window.engine.get();
        PortInfo port = window.backend.bench.plugIn("ttyUSB" + number, "4711-004" + number);
        window.await("engine", () -> window.engine.get() != before);
        return window.engine.get().done(Step.SIGN_IN, 1).answered(port);
    }
}
