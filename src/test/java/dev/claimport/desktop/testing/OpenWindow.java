package dev.claimport.desktop.testing;

import dev.claimport.app.PolicyBackend;
import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.common.Browser;
import dev.claimport.desktop.common.BrowserObstacle;
import dev.claimport.desktop.common.FileDialogs;
import dev.claimport.desktop.common.FxBackground;
import dev.claimport.desktop.common.Sounds;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Look;
import dev.claimport.desktop.control.PngFile;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.memory.ChoicesFile;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.desktop.settings.Administration;
import dev.claimport.desktop.shell.ClaimportWindow;
import dev.claimport.desktop.shell.WindowParts;
import dev.claimport.desktop.signin.RoleChoiceViewModel;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.settings.PolicySource;
import dev.claimport.settings.Setting;
import dev.claimport.testing.ManualTime;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.net.ssl.SSLContext;

/** A real window over fakes that are governed as AWS is, driven from outside of the FX thread. */
public final class OpenWindow implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 60_000;

    public final ManualTime time = new ManualTime();
    public final FakeBackend backend = new FakeBackend(time);
    public final List<URI> pagesOpened = new CopyOnWriteArrayList<>();
    public volatile boolean browserWorks = true;
    public volatile Optional<BrowserObstacle> obstacle = Optional.empty();
    private final CountedBackground background = new CountedBackground(new FxBackground());
    private final List<FakeEngine> engines = new CopyOnWriteArrayList<>();
    /** The hand-over that runs or ran last. */
    public final AtomicReference<FakeEngine> engine = new AtomicReference<>();
    /** Holds devices to their clauses. */
    public volatile FakeExaminer examiner = new FakeExaminer();
    public final Memory memory;
    /** What the administrator has fixed. */
    public final Map<Setting, String> fixed = new EnumMap<>(Setting.class);
    public PolicySource policy = Administrations.policy(fixed);
    /** Of whoever asks for newer releases, where somebody is asked. */
    public Optional<SSLContext> tls = Optional.empty();
    /** What plays sounds, as {@link Sounds} takes it. */
    public List<List<String>> players = List.of();
    /** Where the technician saves; empty: he thinks better of it. */
    public volatile Optional<Path> saveFolder = Optional.empty();
    private final Path folder;
    /** What the window says. */
    public final Texts texts;
    public Stage stage;
    public ClaimportWindow window;
    public Administration administration;

    public OpenWindow(Path folder) {
        this(folder, Locale.ENGLISH);
    }

    /** @param locale of the technician */
    public OpenWindow(Path folder, Locale locale) {
        this.folder = folder;
        texts = new Texts(locale, ZoneOffset.UTC);
        memory = new Memory(new ChoicesFile(folder.resolve("settings.json")), Runnable::run);
    }

    public void open(FirstPage start) {
        Toolkit.start();
        fx(() -> {
            stage = new Stage();
            administration = Administrations.in(folder, policy, backend.bench, time, tls.orElse(SSLContext.getDefault()), texts.locale());
            WindowParts parts = new WindowParts(new PolicyBackend(backend, administration.settings(), time), time, memory, texts, background,
                    new Browsing(), new FileDialogs((_, _, name) -> saveFolder.map(to -> to.resolve(name)), (_, _, _) -> Optional.empty(), (_, _, _) -> saveFolder),
                    _ -> newEngine(), _ -> examiner, _ -> backend.bench,
                    administration, new LedgerFolder(folder.resolve("ledger")), new Sounds(players, administration::sounds, new FxBackground()));
            window = new ClaimportWindow(parts, new Look());
            window.show(stage, start);
            return stage;
        });
        Toolkit.awaitKeyboard(stage);
    }

    private final class Browsing implements Browser {

        @Override
        public void open(URI page) throws IOException {
            if (!browserWorks) {
                throw new IOException("no browser");
            }
            pagesOpened.add(page);
        }

        @Override
        public Optional<BrowserObstacle> obstacle() {
            return obstacle;
        }
    }

    /** Has the station have recorded so many attempts. */
    public void records(int attempts) {
        backend.ledger = Recorded.attempts(folder.resolve("ledger"), attempts);
    }

    /** Whether the technician can choose a role; to be asked on the FX thread. */
    public boolean asksForRole() {
        RoleChoiceViewModel choice = window.signIn().choiceProperty().get();
        return choice != null && choice.roleProperty().get() != null;
    }

    private FakeEngine newEngine() {
        FakeEngine made = new FakeEngine(time, backend.iot, backend.bench);
        engines.add(made);
        engine.set(made);
        return made;
    }

    /** Does something on the FX thread and waits for it. */
    public <T> T fx(Callable<T> work) {
        return Toolkit.fx(work);
    }

    public void run(Runnable work) {
        Toolkit.run(work);
    }

    /** Waits until something holds, as seen on the FX thread. */
    public void await(String what, BooleanSupplier condition) {
        Toolkit.await(what, condition);
    }

    public HandoverViewModel page() {
        return fx(() -> window.handoverProperty().get());
    }

    /** Lets what is queued on the FX thread happen, and a frame be laid out. */
    public void settle() {
        for (int i = 0; i < 3; i++) {
            run(() -> { });
        }
        run(() -> {
            // The screen's next turn, which does both, may be late; without style sheets labels have no words that could be asked for.
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
        });
    }

    /** Waits until nothing more comes by itself: whoever looks sooner sees less of a state on a busy machine. */
    public void awaitRest() {
        await("rest", () -> background.open() == engines.stream().filter(FakeEngine::isWaiting).count());
        settle();
    }

    /** Gives the window another size, and lays it out anew until nothing moves any more. */
    public void resize(double width, double height) {
        run(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        // The toolkit gives a window its size with the screen's next turn, which may be late.
        await("size", () -> stage.getScene().getWidth() == width && stage.getScene().getHeight() == height);
        // What fits itself by its room needs one more each.
        for (int i = 0; i < 3; i++) {
            run(() -> {
                stage.getScene().getRoot().applyCss();
                stage.getScene().getRoot().layout();
            });
        }
        settle();
    }

    /** Around all that is shown; to be asked on the FX thread. */
    public Parent root() {
        return stage.getScene().getRoot();
    }

    public <T extends Node> List<T> all(String selector, Class<T> type) {
        return fx(() -> stage.getScene().getRoot().lookupAll(selector).stream().filter(type::isInstance).map(type::cast).toList());
    }

    /** What a reader calls it: fields by their label, everything else by its own text. */
    public static String name(Node node) {
        boolean field = node instanceof TextInputControl || node instanceof ComboBoxBase<?>;
        Object text = !field ? node.queryAccessibleAttribute(AccessibleAttribute.TEXT)
                : node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY) instanceof Node label ? label.queryAccessibleAttribute(AccessibleAttribute.TEXT) : "";
        return text == null ? "" : text.toString();
    }

    public void picture(Path file) {
        settle();
        WritableImage image = fx(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            return stage.getScene().snapshot(null);
        });
        PngFile.write(image, file);
    }

    @Override
    public void close() {
        run(() -> stage.close());
        window.closed().orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).join();
    }
}
