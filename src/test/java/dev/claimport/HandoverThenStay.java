package dev.claimport;

import dev.claimport.app.LocalBackend;
import dev.claimport.app.RoleContext;
import dev.claimport.claim.RootCas;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.handover.LoginRow;
import dev.claimport.desktop.handover.LoginViewModel;
import dev.claimport.handover.Handover;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.HandoverPolicy;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.HandoverRequest.Until;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.Step;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.serial.trace.Trace;
import dev.claimport.serial.trace.TracedPorts;
import dev.claimport.testing.MovingPorts;
import dev.claimport.time.TimeSource;
import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/**
 * Hands over once, keeps everything that a window would keep, and stays until its standard input ends, so that its memory can be looked at.
 * Arguments: template, port, root CA file, "cancel", "run", "deliver" or "move" (delivers, while all in the heap is moved again and again), the device profile's name, and a file with a password, which is typed into the
 * window's field for it. Prints the outcome and the failure's id.
 */
final class HandoverThenStay {

    private HandoverThenStay() {}

    public static void main(String[] arguments) {
        try {
            stay(arguments);
        } catch (Exception | Error e) {
            e.printStackTrace();
            // The window's thread would keep the process, and whoever waits for its word, for ever.
            System.exit(1);
        }
    }

    private static void stay(String[] arguments) throws Exception {
        TimeSource time = TimeSource.system();
        var backend = new LocalBackend(new JSerialCommPorts(), time);
        RoleContext context = backend.context(backend.defaultSession(Optional.empty()));
        var trace = new Trace();
        // A claim may be as short-lived as the test likes.
        var policy = new HandoverPolicy(Duration.ZERO, Duration.ofSeconds(5), Duration.ofMillis(50), Duration.ofSeconds(60), Duration.ofSeconds(20));
        boolean move = arguments[3].equals("move");
        var moving = new MovingPorts(context.ports());
        trace.follow(_ -> moving.move());
        var handover = new Handover(context.iot(), new TracedPorts(move ? moving : context.ports(), trace, time), context.connector(), time, policy, context.session());
        var request = HandoverRequest.of(arguments[0], Map.of(), RootCas.read(Path.of(arguments[2]))).on(Optional.of(arguments[1]))
                .to(Optional.of(backend.deviceProfiles().choose(arguments[4], List.of())));
        Optional<LoginViewModel> who = arguments.length > 5 ? Optional.of(typed(Path.of(arguments[5]))) : Optional.empty();
        boolean cancel = arguments[3].equals("cancel");
        List<HandoverEvent> events = new ArrayList<>();
        var run = new FutureTask<HandoverResult>(() -> handover.run(request.as(who.flatMap(LoginViewModel::take)).until(move || arguments[3].equals("deliver") ? Until.DELIVERED : Until.CONFIRMED), event -> {
            events.add(event);
            if (cancel && event.equals(new HandoverEvent.StepStarted(Step.REGISTER))) {
                handover.cancel();
            }
        }));
        Thread.ofVirtual().start(run);
        HandoverResult result = run.get();
        byte[] marker = ("the template is " + arguments[0]).getBytes(StandardCharsets.US_ASCII);
        if (move && moving.moves() == 0) {
            throw new IllegalStateException("nothing was moved");
        }
        System.out.println(result.outcome().id() + " " + result.failure().map(failure -> failure.id()).orElse("-"));
        System.in.read();
        // Named after that, so that all of it was alive until then.
        if (marker.length == 0 || events.isEmpty() || trace.lines().isEmpty() || context.iot() == null || handover.equals(request) || who.equals(Optional.of(request))) {
            throw new IllegalStateException();
        }
    }

    /** Key by key, as somebody types it; each is read alone, so that it is nowhere but in the window. */
    private static LoginViewModel typed(Path password) throws Exception {
        var login = new LoginViewModel();
        var shown = new CompletableFuture<Void>();
        Platform.startup(() -> {
            try (InputStream keys = new FileInputStream(password.toFile())) {
                login.userProperty().set("root");
                login.want();
                var row = new LoginRow(login, new Texts(Locale.ENGLISH, ZoneOffset.UTC), "login.hand-over.");
                var stage = new Stage();
                stage.setScene(new Scene(row));
                stage.show();
                Node field = row.lookup(".secret-field");
                for (int key = keys.read(); key >= 0; key = keys.read()) {
                    field.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, Character.toString(key), "", KeyCode.UNDEFINED, false, false, false, false));
                }
                shown.complete(null);
            } catch (Exception e) {
                shown.completeExceptionally(e);
            }
        });
        shown.get();
        return login;
    }
}
