package dev.claimport.desktop.shell;

import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.bench.BenchViewModel;
import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Enlarged;
import dev.claimport.desktop.control.Glyphs;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.Look;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.Scroll;
import dev.claimport.desktop.control.Ticker;
import dev.claimport.desktop.control.WindowIcons;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.memory.Appearance;
import dev.claimport.desktop.settings.Administration;
import dev.claimport.desktop.signin.SignInPage;
import dev.claimport.desktop.signin.SignInViewModel;
import dev.claimport.desktop.signin.SignedIn;
import dev.claimport.failure.Failure;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingValues;
import dev.claimport.text.Language;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;

/** The window: the sign-in page, then the hand-over page, until it is closed. All of it on the FX thread. */
public final class ClaimportWindow {

    private static final double DEFECT_WIDTH = 720;
    /** What pages need at the least, with the largest text in the least window; they scroll downwards. */
    private static final double PAGE_WIDTH = 560;
    private static final double PAGE_HEIGHT = 640;

    private WindowParts parts;
    private final Look look;
    private final StackPane root = new StackPane();
    private final StackPane content = new StackPane();
    /** Shows a bar only in a window that is smaller than its page needs. */
    private final Scroll pages = new Scroll();
    /** What broke where nobody waits for it. */
    private Notice defect;
    /** That no font has the characters of the language. */
    private Notice fonts;
    private boolean fontsTold;
    private final SignInViewModel signIn;
    private final Ticker ticker;
    private final HeapTidy heap = new HeapTidy();
    private final LibraryPages libraries = new LibraryPages();
    private final WindowPlace place;
    private final ObjectProperty<HandoverViewModel> handover = new SimpleObjectProperty<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private @Nullable SignedInView signedIn;

    /** @param look made before everything else that is shown */
    public ClaimportWindow(WindowParts parts, Look look) {
        this.parts = parts;
        this.look = look;
        this.place = new WindowPlace(parts.memory());
        this.defect = defect(parts.texts());
        this.fonts = fonts(parts.texts());
        this.signIn = new SignInViewModel(
                parts.backend(), parts.memory(), parts.background(), parts.browser(), parts.time(), this::enter);
        look.appearanceProperty().set(parts.administration().appearance());
        parts.administration().known().ifPresent(this::ease);
        this.ticker = new Ticker(parts.time(), look.mayMove(), this::tick);
        look.appearanceProperty().addListener((_, _, chosen) -> remember(chosen));
        parts.administration().known().ifPresent(signIn.form()::follow);
        parts.memory().tellRefusals(failure -> {
            parts.administration().failures().note(failure);
            parts.background().show(() -> show(failure));
        });
    }

    private static Notice defect(Texts texts) {
        return overThePage(new Notice(texts), texts, "defect");
    }

    private static Notice fonts(Texts texts) {
        return overThePage(Notice.warning(texts), texts, "fonts");
    }

    /** Until it is put away. */
    private static Notice overThePage(Notice notice, Texts texts, String id) {
        notice.setId(id);
        notice.setMaxSize(DEFECT_WIDTH, Region.USE_PREF_SIZE);
        StackPane.setAlignment(notice, Pos.TOP_CENTER);
        notice.getChildren().add(Buttons.icon(Material2AL.CLOSE, texts.text("update.put-away"), () -> notice.show("")));
        return notice;
    }

    /** Says once what to install, in English as well: without the fonts the language itself cannot be read. */
    private void lookForFonts() {
        Language.of(parts.texts().locale()).filter(language -> !fontsTold && !Glyphs.paint(language.rareCharacters())).ifPresent(language -> {
            fontsTold = true;
            Texts english = parts.texts().in(Locale.ENGLISH);
            fonts.show(english.text("fonts.missing", "language", language.locale().getDisplayLanguage(Locale.ENGLISH)) + "\n" + parts.texts().text("fonts.missing", "language", language.ownName()));
        });
    }

    /** What makes the window easier on eyes and nerves. */
    private void ease(SettingValues now) {
        look.sizeProperty().set(Administration.size(now));
        look.keepStill(Administration.still(now));
    }

    private void follow(SettingValues now) {
        boolean moved = look.mayMove();
        look.appearanceProperty().set(Administration.appearance(now));
        ease(now);
        signIn.form().follow(now);
        Locale locale = parts.administration().locale(now);
        if (!locale.equals(parts.texts().locale())) {
            speak(locale);
        }
        if (moved != look.mayMove()) {
            ticker.setSmooth(look.mayMove());
            makeAnew();
        }
    }

    private void speak(Locale locale) {
        // The words of the toolkit's own menus.
        Locale.setDefault(locale);
        parts = parts.in(parts.texts().in(locale));
        ((Stage) root.getScene().getWindow()).setTitle(parts.texts().text("window.title"));
        makeAnew();
    }

    /** All that is seen, over what is under way. */
    private void makeAnew() {
        defect = defect(parts.texts());
        fonts = fonts(parts.texts());
        content.getChildren().setAll(pages, defect, fonts);
        lookForFonts();
        if (signedIn == null) {
            showSignIn();
        } else {
            signedIn.speak(parts);
            show(signedIn.view());
        }
    }

    /** What the rail chooses is a setting like any other; where it is fixed, it stays as it is. */
    private void remember(Appearance chosen) {
        Administration administration = parts.administration();
        if (chosen != administration.appearance()) {
            parts.background().start(DesktopWait.FILES, () -> {
                administration.settings().set(Setting.APPEARANCE, chosen.name().toLowerCase(Locale.ROOT));
                return administration.read();
            }, now -> Optional.ofNullable(signedIn).ifPresent(open -> open.follow(now)), _ -> look.appearanceProperty().set(administration.appearance()));
        }
    }

    /** Shows the window on this stage. */
    public void show(Stage stage, FirstPage start) {
        root.setId("window");
        Scene scene = new Scene(root);
        lay(scene);
        showSignIn();
        stage.setTitle(parts.texts().text("window.title"));
        stage.getIcons().setAll(WindowIcons.load());
        stage.setScene(scene);
        place.open(stage);
        stage.setOnHidden(_ -> close());
        ticker.start();
        stage.show();
        lookForFonts();
        switch (start) {
            case SIGN_IN -> signIn.resume();
            case PRACTICE -> {
                signIn.lookAround();
                signIn.practise();
            }
        }
    }

    private void show(Parent page) {
        ((Region) page).setMinSize(PAGE_WIDTH, PAGE_HEIGHT);
        pages.setContent(page);
        // What scrolls in it has its skin then, without which nothing in it could take the keyboard yet.
        page.applyCss();
    }

    /** One for all pages, which has its skin before the first: only then is a page in the scene as soon as it is shown, and can take the keyboard. */
    private void lay(Scene scene) {
        pages.setFitToHeight(true);
        pages.getStyleClass().add("page-scroll");
        // Without the clip a page that is wider than the window would paint over its edge while it is resized.
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(root.widthProperty());
        clip.heightProperty().bind(root.heightProperty());
        root.setClip(clip);
        content.getChildren().setAll(pages, defect, fonts);
        root.getChildren().setAll(new Enlarged(look.sizeProperty(), content));
        look.dress(scene);
        Keyboard.keepInView(scene);
        Keyboard.leadToNews(scene);
        Keyboard.pressByLetters(scene);
        root.applyCss();
    }

    /** Shows what broke where nobody waits for it, over whatever page is there, until it is clicked away. */
    void show(Failure broken) {
        defect.show(broken);
    }

    private void enter(SignedIn opened) {
        signedIn = new SignedInView(parts, look, opened, handover, this::follow, this::signOut, this::signInAgain);
        show(signedIn.view());
    }

    private void signOut() {
        leave(true);
        showSignIn();
        // The window may have been open for days: configuration and policy may say something else by now.
        parts.background().start(DesktopWait.FILES, parts.administration()::read, now -> {
            follow(now);
            // Only now: what is offered is what the policy allows.
            signIn.lookAround();
        }, _ -> signIn.lookAround());
    }

    /** Template and parameters are remembered, so the technician finds the page as it was. */
    private void signInAgain() {
        handover.get().remember();
        leave(false);
        showSignIn();
        signIn.again();
    }

    private void showSignIn() {
        show(new SignInPage(signIn, parts.texts(), parts.dialogs().folder(), look.mayMove()));
    }

    private void close() {
        ticker.stop();
        place.remember();
        signIn.cancel();
        leave(false).whenComplete((_, _) -> closed.complete(null));
    }

    private CompletableFuture<Void> leave(boolean signOut) {
        if (signedIn == null) {
            return CompletableFuture.completedFuture(null);
        }
        SignedInView left = signedIn;
        signedIn = null;
        return left.leave(signOut);
    }

    private void tick(Instant now) {
        heap.look();
        libraries.look(now);
        signIn.tick(now);
        if (signedIn != null) {
            signedIn.tick(now);
        }
    }

    /** The hand-over page; null while nobody is signed in. */
    public ReadOnlyObjectProperty<HandoverViewModel> handoverProperty() {
        return handover;
    }

    /** Only while somebody is signed in. */
    void turnTo(Page page) {
        signedIn.turnTo(page);
    }

    /** The bench page; only while somebody is signed in. */
    public BenchViewModel bench() {
        return signedIn.bench();
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
