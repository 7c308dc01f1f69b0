package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.app.LocalBackend;
import dev.claimport.aws.AwsEnvironment;
import dev.claimport.bench.Engine;
import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.common.Browser;
import dev.claimport.desktop.common.BrowserObstacle;
import dev.claimport.desktop.common.FileDialogs;
import dev.claimport.desktop.common.FxBackground;
import dev.claimport.desktop.common.Sounds;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Look;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.handover.TemplateListViewModel;
import dev.claimport.desktop.memory.ChoicesFile;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.desktop.memory.SignInMemory.RoleMemory;
import dev.claimport.desktop.signin.RoleChoiceViewModel;
import dev.claimport.desktop.signin.Stage;
import dev.claimport.desktop.testing.Administrations;
import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.desktop.testing.FakeExaminer;
import dev.claimport.desktop.testing.Toolkit;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.cloud.PracticeTechnician;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.testing.Keys;
import dev.claimport.testing.RawHttp;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The window's sign-in over the practice cloud: real pages, real tokens, real files, and a browser that is a script. */
class SignInInTheWindowTest {

    private static PracticeCloud cloud;

    @TempDir
    private Path home;

    private final FxRobot robot = new FxRobot();
    private final PracticeTechnician technician = new PracticeTechnician();
    private final List<URI> pages = new CopyOnWriteArrayList<>();
    private javafx.stage.Stage stage;
    private ClaimportWindow window;
    private Memory memory;

    @BeforeAll
    static void start() {
        cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR), TimeSource.system(), Keys::rsa);
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @AfterEach
    void close() {
        Toolkit.run(stage::close);
        window.closed().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private void open(Browser browser) {
        Toolkit.start();
        TimeSource time = TimeSource.system();
        Map<String, String> variables = Map.of("AWS_ENDPOINT_URL_IOT", cloud.endpoint().toString(), "AWS_ENDPOINT_URL_SSO", cloud.endpoint().toString(),
                "AWS_ENDPOINT_URL_SSO_OIDC", cloud.endpoint().toString(), "AWS_ENDPOINT_URL_STS", cloud.endpoint().toString(),
                "AWS_ENDPOINT_URL_SIGNIN", cloud.endpoint().toString());
        memory = new Memory(new ChoicesFile(home.resolve("settings.json")), Runnable::run);
        WindowParts parts = new WindowParts(new LocalBackend(new JSerialCommPorts(), new AwsEnvironment(variables, home), time), time, memory,
                new Texts(Locale.ENGLISH, ZoneOffset.UTC), new FxBackground(), browser, new FileDialogs((_, _, _) -> Optional.empty(), (_, _, _) -> Optional.empty(), (_, _, _) -> Optional.empty()),
                context -> Engine.of(context.handover(time)), _ -> new FakeExaminer(), _ -> listener -> () -> listener.accept(List.of()),
                Administrations.in(home, Map.of(), new JSerialCommPorts(), time), new LedgerFolder(home.resolve("ledger")), new Sounds(List.of(), () -> false, new DirectBackground()));
        stage = Toolkit.fx(javafx.stage.Stage::new);
        window = Toolkit.fx(() -> new ClaimportWindow(parts, new Look()));
        Toolkit.run(() -> window.show(stage, FirstPage.SIGN_IN));
        Toolkit.awaitKeyboard(stage);
    }

    private void fillIn() {
        Toolkit.run(() -> {
            window.signIn().form().portalProperty().set(cloud.startUrl());
            window.signIn().form().regionProperty().set(cloud.region());
        });
    }

    /** Types where the cursor is: the start URL first, then the region. */
    private void typeIn() {
        Toolkit.await("cursor in the start URL", () -> stage.getScene().getFocusOwner() instanceof TextField);
        robot.write(cloud.startUrl(), 0);
        robot.push(KeyCode.TAB);
        robot.write(cloud.region(), 0);
    }

    private void awaitStage(Stage wanted) {
        try {
            Toolkit.await(wanted.name(), () -> window.signIn().stageProperty().get() == wanted);
        } catch (AssertionError e) {
            throw new AssertionError(Toolkit.fx(() -> window.signIn().stageProperty().get() + " " + window.signIn().failureProperty().get() + stage.getScene().getFocusOwner() + stage.isFocused()), e);
        }
    }

    private RoleChoiceViewModel choice() {
        Toolkit.await("roles", () -> window.signIn().choiceProperty().get() != null && window.signIn().choiceProperty().get().roleProperty().get() != null);
        return Toolkit.fx(() -> window.signIn().choiceProperty().get());
    }

    private void workAs(String role) {
        RoleChoiceViewModel choice = choice();
        Toolkit.run(() -> choice.chooseAccount(choice.accounts().stream().filter(account -> account.id().equals(cloud.accountId())).findFirst().orElseThrow()));
        Toolkit.await("roles", () -> choice.roles().contains(role) && !choice.loadingProperty().get());
        Toolkit.run(() -> choice.roleProperty().set(role));
        press("Continue");
    }

    private HandoverViewModel page() {
        Toolkit.await("page", () -> window.handoverProperty().get() != null
                && window.handoverProperty().get().template().list().stateProperty().get() != TemplateListViewModel.State.LOADING);
        return Toolkit.fx(() -> window.handoverProperty().get());
    }

    private Stream<Node> shown(String selector) {
        return stage.getScene().getRoot().lookupAll(selector).stream().filter(SignInInTheWindowTest::isShown);
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private boolean says(String text) {
        return shown(".label").anyMatch(node -> node instanceof Labeled label && label.getText() != null && label.getText().contains(text));
    }

    private void press(String name) {
        Toolkit.await(name, () -> button(name).isPresent());
        Toolkit.run(() -> button(name).orElseThrow().fire());
    }

    private Optional<Button> button(String name) {
        return shown(".button").map(Button.class::cast).filter(button -> !button.isDisabled() && name.equals(button.getAccessibleText())
                || button.getText() != null && name.equals(button.getText().replace("_", ""))).findFirst();
    }

    private void pressChip(String name) {
        Toolkit.await(name, () -> chip(name).isPresent());
        Toolkit.run(() -> chip(name).orElseThrow().fire());
    }

    private Optional<Button> chip(String name) {
        return shown(".chip-button").map(Button.class::cast).filter(chip -> !chip.isDisabled() && chip.getAccessibleText().startsWith(name)).findFirst();
    }

    @Test
    void throughTheBrowserToTheTemplatesByKeyboardAlone() {
        open(page -> {
            pages.add(page);
            technician.allow(page);
        });
        typeIn();
        robot.push(KeyCode.ENTER);

        RoleChoiceViewModel choice = choice();
        assertTrue(pages.getFirst().toString().startsWith(cloud.endpoint() + "/authorize?"), pages.toString());
        Toolkit.await("cursor in the roles", () -> stage.getScene().getFocusOwner() instanceof ListView<?> list && list.getItems().contains("ViewerRole"));
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DOWN);
        Toolkit.await("roles of the field", () -> choice.roles().contains("InstallerRole") && choice.roles().size() == 3);
        robot.push(KeyCode.TAB);
        robot.push(KeyCode.DOWN);
        Toolkit.await("role", () -> "InstallerRole".equals(choice.roleProperty().get()));
        robot.push(KeyCode.ENTER);

        HandoverViewModel page = page();
        assertFalse(Toolkit.fx(page.template().list()::matches).isEmpty());
        assertTrue(Toolkit.fx(() -> says("Practice Field")));
        assertEquals("InstallerRole", memory.settings().signIn().role(cloud.startUrl()).roleName());
        assertFalse(Files.exists(home.resolve(".aws")), "nothing is written unless the technician wants to stay signed in");
    }

    @Test
    void whoDeniesInTheBrowserIsToldSo() {
        open(technician::deny);
        fillIn();
        robot.push(KeyCode.ENTER);

        Toolkit.await("denied", () -> window.signIn().failureProperty().get() != null);
        assertEquals("sign-in-denied", Toolkit.fx(() -> window.signIn().failureProperty().get().id()));
        Toolkit.await("said", () -> says("refused"));
        awaitStage(Stage.FORM);
    }

    @Test
    void escapeGivesTheBrowserUp() {
        open(pages::add);
        fillIn();
        robot.push(KeyCode.ENTER);
        awaitStage(Stage.BROWSER);
        Toolkit.await("time left", () -> says("Waiting · 9:") || says("Waiting · 10:00"));

        robot.push(KeyCode.ESCAPE);

        awaitStage(Stage.FORM);
        Toolkit.await("form", () -> button("Sign in with the browser").isPresent());
    }

    @Test
    void whereTheBrowserDoesNotOpenACodeIsOfferedAndServes() {
        open(_ -> {
            throw new IOException("no browser");
        });
        fillIn();
        robot.push(KeyCode.ENTER);
        awaitStage(Stage.BROWSER);
        Toolkit.await("offer", () -> button("Use a code instead").filter(Button::isDefaultButton).isPresent());

        robot.push(KeyCode.ENTER);
        awaitStage(Stage.CODE);
        technician.allow(Toolkit.fx(() -> window.signIn().challenge().challengeProperty().get().page()));

        choice();
    }

    private void signInAtConsole() {
        Toolkit.run(() -> window.signIn().form().regionProperty().set(cloud.region()));
        Toolkit.await("card", () -> button("Sign in at the console").isPresent());
        Toolkit.run(() -> button("Sign in at the console").orElseThrow().fire());
    }

    @Test
    void withTheConsolesCredentialsToTheTemplatesAndNothingIsWritten() {
        open(technician::allow);
        signInAtConsole();

        HandoverViewModel page = page();
        assertFalse(Toolkit.fx(page.template().list()::matches).isEmpty());
        assertFalse(Files.exists(home.resolve(".aws")), "nothing is written unless the technician wants to stay signed in");
    }

    @Test
    void whoStaysSignedInWithTheConsolesCredentialsFindsAProfileThatDoesIt() throws IOException {
        open(technician::allow);
        Toolkit.run(() -> window.signIn().form().stayProperty().set(true));
        signInAtConsole();

        page();
        assertTrue(Files.readString(home.resolve(".aws/config")).contains("login_session = arn:aws:iam::112233445566:user/practice.installer"));
    }

    @Test
    void theTextOfAnotherDeviceIsPastedAndMayBePastedAgain() {
        open(_ -> {
            throw new IOException("no browser");
        });
        signInAtConsole();
        awaitStage(Stage.BROWSER);
        Toolkit.run(() -> window.signIn().useCodeInstead());
        awaitStage(Stage.CARRY);
        String text = carried(Toolkit.fx(() -> window.signIn().challenge().challengeProperty().get().page()));

        Toolkit.run(() -> window.signIn().paste("not that"));
        Toolkit.await("said", () -> says("not the whole text"));
        awaitStage(Stage.CARRY);
        Toolkit.run(() -> window.signIn().paste(text.substring(0, 20) + "\n" + text.substring(20)));

        page();
    }

    private static String carried(URI page) {
        var http = new RawHttp(cloud.endpoint());
        Matcher request = Pattern.compile("name=\"request\" value=\"([A-Za-z0-9]+)\"").matcher(http.get(page.getRawPath() + "?" + page.getRawQuery()).body());
        assertTrue(request.find());
        URI next = URI.create(http.postForm("/v1/authorize", "decision=allow&session=1&request=" + request.group(1)).headers().get("location"));
        Matcher text = Pattern.compile("<p class=\"carried\">([^<]+)</p>").matcher(http.get(next.getRawPath() + "?" + next.getRawQuery()).body());
        assertTrue(text.find());
        return text.group(1);
    }

    @Test
    void overSshTheCodeComesFirstAndNoBrowserIsOpened() {
        open(new Browser() {
            @Override
            public void open(URI page) {
                pages.add(page);
            }

            @Override
            public Optional<BrowserObstacle> obstacle() {
                return Optional.of(BrowserObstacle.REMOTE_SESSION);
            }
        });
        fillIn();
        robot.push(KeyCode.ENTER);

        awaitStage(Stage.CODE);
        technician.allow(Toolkit.fx(() -> window.signIn().challenge().challengeProperty().get().page()));
        choice();
        assertEquals(List.of(), pages);
    }

    @Test
    void accountAndRoleAreChangedWithoutAnotherSignIn() {
        open(page -> {
            pages.add(page);
            technician.allow(page);
        });
        fillIn();
        robot.push(KeyCode.ENTER);
        workAs("InstallerRole");
        HandoverViewModel first = page();
        Toolkit.run(() -> first.template().choose("practice-sensor"));

        pressChip("Account");
        Toolkit.await("lists", () -> says("ClaimsOnlyRole"));
        Toolkit.run(() -> shown(".search-list").map(node -> (ListView<?>) node)
                .filter(list -> list.getItems().contains("ClaimsOnlyRole")).forEach(list -> list.getSelectionModel().select(list.getItems().indexOf("ClaimsOnlyRole"))));
        press("Continue");

        Toolkit.await("another page", () -> window.handoverProperty().get() != first);
        HandoverViewModel second = page();
        assertEquals(TemplateListViewModel.State.NOT_ALLOWED, Toolkit.fx(() -> second.template().list().stateProperty().get()));
        assertEquals("practice-sensor", Toolkit.fx(() -> second.template().nameProperty().get()), "the template stays");
        assertTrue(Toolkit.fx(() -> says("ClaimsOnlyRole")));
        assertEquals(1, pages.size(), "no browser was needed");
    }

    @Test
    void theRegionIsChangedAndRememberedForTheRole() {
        open(technician::allow);
        fillIn();
        robot.push(KeyCode.ENTER);
        workAs("InstallerRole");
        HandoverViewModel first = page();

        pressChip("Region");
        Toolkit.await("cursor in the search", () -> stage.getScene().getFocusOwner() instanceof TextField);
        robot.write("frankfurt", 0);
        Toolkit.await("one", () -> says("eu-central-1"));
        robot.push(KeyCode.ENTER);

        Toolkit.await("another page", () -> window.handoverProperty().get() != first);
        Toolkit.await("chip", () -> chip("Region").orElseThrow().getAccessibleText().contains("eu-central-1"));
        RoleMemory role = memory.settings().signIn().role(cloud.startUrl());
        assertEquals("eu-central-1", memory.settings().signIn().region(role));
    }

    @Test
    void aProfileOfTheConfigurationIsUsedAndAnSsoSessionOffered() throws IOException {
        Map<String, String> keys = cloud.environment();
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws").resolve("config"), """
                [sso-session practice]
                sso_start_url = %s
                sso_region = %s
                [profile bench]
                region = %s
                aws_access_key_id = %s
                aws_secret_access_key = %s
                aws_session_token = %s
                """.formatted(cloud.startUrl(), cloud.region(), cloud.region(), keys.get("AWS_ACCESS_KEY_ID"), keys.get("AWS_SECRET_ACCESS_KEY"), keys.get("AWS_SESSION_TOKEN")));
        open(pages::add);
        Toolkit.await("offers", () -> says("1 profile found"));
        assertEquals("practice", Toolkit.fx(() -> window.signIn().form().portalProperty().get()));

        press("Use");

        assertFalse(Toolkit.fx(page().template().list()::matches).isEmpty());
        assertEquals("bench", memory.settings().signIn().profile());
        assertEquals(List.of(), pages);
    }

    @Test
    void whoStaysSignedInIsBackAtWorkAtTheNextStart() {
        open(technician::allow);
        fillIn();
        Toolkit.run(() -> window.signIn().form().stayProperty().set(true));
        robot.push(KeyCode.ENTER);
        workAs("InstallerRole");
        page();
        close();

        open(pages::add);

        page();
        assertEquals(List.of(), pages, "nobody was asked");
        press("Sign out");
        Toolkit.await("form", () -> button("Sign in with the browser").isPresent());
        Toolkit.await("forgotten", () -> filesIn(home.resolve(".aws").resolve("sso").resolve("cache")) == 0);
    }

    private static long filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
