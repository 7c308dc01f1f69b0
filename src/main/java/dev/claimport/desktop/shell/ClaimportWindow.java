package dev.claimport.desktop.shell;

import dev.claimport.desktop.Start;
import dev.claimport.desktop.control.Look;
import dev.claimport.desktop.control.Ticker;
import dev.claimport.desktop.handover.HandoverPage;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.signin.SignInPage;
import dev.claimport.desktop.signin.SignInViewModel;
import dev.claimport.desktop.signin.SignedIn;
import dev.claimport.workplace.PracticeSite;
import dev.claimport.workplace.Workplace;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;

/** The window: the sign-in page, then the hand-over page, until it is closed. All of it on the FX thread. */
public final class ClaimportWindow {

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 1024;
    private static final double LEAST_HEIGHT = 700;
    /** What a practice begins with, so that a newcomer needs to press one key only. */
    private static final String PRACTICE_TEMPLATE = "practice-sensor";
    /** How long closing waits for a hand-over to tell its device to forget. */
    private static final int PATIENCE_SECONDS = 5;

    private final WindowParts parts;
    private final Look look = new Look();
    private final StackPane root = new StackPane();
    private final SignInViewModel signIn;
    private final Ticker ticker;
    private final ObjectProperty<HandoverViewModel> handover = new SimpleObjectProperty<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private SessionViewModel session;
    private SignedIn signedIn;

    public ClaimportWindow(WindowParts parts) {
        this.parts = parts;
        this.signIn = new SignInViewModel(
                parts.backend(), parts.memory(), parts.background(), parts.browser(), parts.time(), this::enter);
        this.ticker = new Ticker(parts.time(), look.mayMove(), this::tick);
        look.appearanceProperty().set(parts.memory().settings().appearance());
        look.appearanceProperty().addListener((_, _, chosen) -> parts.memory().change(settings -> settings.withAppearance(chosen)));
    }

    /** Shows the window on this stage. */
    public void show(Stage stage, Start start) {
        root.setId("window");
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        look.dress(scene);
        show(new SignInPage(signIn, parts.texts(), look.mayMove()));
        stage.setTitle(parts.texts().text("window.title"));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setScene(scene);
        stage.setOnHidden(_ -> close());
        ticker.start();
        stage.show();
        if (start == Start.PRACTICE) {
            signIn.practise();
        }
    }

    private void show(Parent page) {
        // Without the clip a page that is wider than the window would paint over its edge while it is resized.
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(root.widthProperty());
        clip.heightProperty().bind(root.heightProperty());
        root.setClip(clip);
        root.getChildren().setAll(page);
    }

    private void enter(SignedIn opened) {
        signedIn = opened;
        Workplace workplace = opened.workplace();
        boolean practice = opened.practice().isPresent();
        session = new SessionViewModel(opened.session(), parts.time().instant());
        String remembered = parts.memory().settings().templateName();
        String first = practice && remembered.isEmpty() ? PRACTICE_TEMPLATE : remembered;
        HandoverViewModel model = new HandoverViewModel(workplace, () -> parts.engines().apply(workplace),
                parts.ports().apply(workplace), parts.memory(), parts.background(), parts.time(), first);
        Optional<Runnable> plugIn = opened.practice().map(site -> () -> plugIn(site));
        HandoverPage page = new HandoverPage(model, parts.texts(), look.mayMove(), plugIn);
        show(new Shell(session, parts.texts(), look.appearanceProperty(), page, page::focusFirst, plugIn, this::signOut));
        page.focusFirst();
        handover.set(model);
    }

    private void plugIn(PracticeSite site) {
        SessionViewModel shown = session;
        parts.background().start(() -> {
            site.plugInNextDevice();
            return site.getClass();
        }, _ -> shown.practiceFailureProperty().set(null), shown.practiceFailureProperty()::set);
    }

    private void signOut() {
        leave(true);
        show(new SignInPage(signIn, parts.texts(), look.mayMove()));
    }

    private void close() {
        ticker.stop();
        signIn.cancel();
        leave(false).whenComplete((_, _) -> closed.complete(null));
    }

    /** Ends what is under way, in the order in which it depends on each other. */
    private CompletableFuture<Void> leave(boolean signOut) {
        HandoverViewModel model = handover.get();
        if (model == null) {
            return CompletableFuture.completedFuture(null);
        }
        SignedIn opened = signedIn;
        handover.set(null);
        signedIn = null;
        session = null;
        model.close();
        CompletableFuture<Void> left = new CompletableFuture<>();
        Thread.ofVirtual().name("leave").start(() -> {
            try {
                model.ended().completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
                if (signOut) {
                    opened.signOut();
                } else {
                    opened.close();
                }
            } finally {
                left.complete(null);
            }
        });
        return left;
    }

    private void tick(Instant now) {
        signIn.tick(now);
        if (handover.get() != null) {
            handover.get().tick(now);
            session.tick(now);
        }
    }

    /** The hand-over page; null while nobody is signed in. */
    public ReadOnlyObjectProperty<HandoverViewModel> handoverProperty() {
        return handover;
    }

    public SignInViewModel signIn() {
        return signIn;
    }

    public Look look() {
        return look;
    }

    /** Completed when the window is closed and everything that it began has ended. */
    public CompletableFuture<Void> closed() {
        return closed;
    }
}
