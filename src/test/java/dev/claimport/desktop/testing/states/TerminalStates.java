package dev.claimport.desktop.testing.states;

import static dev.claimport.desktop.testing.states.HandoverSteps.gateway;
import static dev.claimport.desktop.testing.states.WindowSteps.buttons;
import static dev.claimport.desktop.testing.states.WindowSteps.pressRail;

import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.testing.OpenWindow;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;

/** Lines that are looked at by hand. */
final class TerminalStates extends Catalogue {

    TerminalStates(Showing showing) {
        super(showing);
    }

    @Override
    void showAll() throws Exception {
        show("terminal-no-port", FirstPage.PRACTICE, window -> {
            window.backend.bench.list().forEach(window.backend.bench::unplug);
            pressRail(window, "rail.terminal");
        });
        show("terminal-empty", FirstPage.PRACTICE, window -> {
            gateway(window, "berlin-mitte");
            window.backend.bench.plugIn("ttyACM0", "4711-0033");
            pressRail(window, "rail.terminal");
        });
        show("terminal", FirstPage.PRACTICE, window -> terminal(window));
        show("terminal-record", FirstPage.PRACTICE, window -> {
            terminal(window);
            window.run(() -> {
                ListView<?> list = (ListView<?>) window.root().lookup(".terminal-lines");
                list.getSelectionModel().selectRange(0, list.getItems().size());
                buttons(window, ".terminal-page .cp-button").filter(button -> window.texts.text("terminal.record").equals(button.getText())).forEach(Button::fire);
            });
            window.await("asked", () -> window.root().lookup(".sheet-plate .text-area") != null);
            window.run(() -> ((TextField) window.root().lookup(".sheet-plate .text-field")).setText("acme-gx2"));
        });
        show("terminal-taken", FirstPage.PRACTICE, window -> {
            terminal(window);
            HandoverViewModel page = window.page();
            window.run(page::handOver);
            window.await("taken", () -> window.root().lookup(".terminal-input").isDisabled());
        });
    }

    /** A technician who looks at a modem by himself. */
    private static void terminal(OpenWindow window) {
        gateway(window, "berlin-mitte");
        pressRail(window, "rail.terminal");
        Map<String, String> answers = Map.of("AT+CGMM", "\r\nnRF9160-SICA\r\n\r\nOK\r\n", "AT+CFUN?", "\r\n+CFUN: 1\r\n\r\nOK\r\n",
                "AT%CMNG=1,42", "\r\n%CMNG: 42,0,\"2C43952EE9E000FF2ACC4E2ED0897C0A72AD5FA72C3D934E81741CBD54F05BD1\"\r\n"
                        + "%CMNG: 42,1,\"B8ED1093D0A7E2F4B8ED1093D0A7E2F4B8ED1093D0A7E2F4B8ED1093D0A7E2F4\"\r\n\r\nOK\r\n",
                "AT+CFUN=1", "\u001b[32m\r\nOK\r\n+CEREG: 2\r\n", "cat key", "-----BEGIN PRIVATE KEY-----\r\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\r\n-----END PRIVATE KEY-----\r\n");
        window.backend.bench.answers.putAll(answers);
        for (String typed : List.of("AT+CGMM", "AT+CFUN?", "AT%CMNG=1,42", "AT+CFUN=1", "cat key")) {
            int before = window.fx(() -> lines(window));
            window.run(() -> {
                ((TextField) window.root().lookup(".terminal-input")).setText(typed);
                buttons(window, ".terminal-page .cp-button").filter(Button::isDefaultButton).forEach(Button::fire);
            });
            window.await("answered", () -> lines(window) > before + 1);
        }
        window.settle();
    }

    private static int lines(OpenWindow window) {
        ListView<?> list = (ListView<?>) window.root().lookup(".terminal-lines");
        return list == null ? 0 : list.getItems().size();
    }
}
