package dev.claimport.desktop.testing;

import dev.claimport.account.folder.AccountProblem;
import dev.claimport.bench.ClaimState;
import dev.claimport.bench.Phase;
import dev.claimport.bench.scan.TestCard;
import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.common.BrowserObstacle;
import dev.claimport.desktop.control.ChipButton;
import dev.claimport.desktop.handover.Blocker;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.handover.TemplateListViewModel;
import dev.claimport.desktop.handover.TemplateViewModel;
import dev.claimport.desktop.signin.Stage;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.device.DeviceState;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.device.recognition.OtherKind;
import dev.claimport.failure.BenchFailure;
import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.Place;
import dev.claimport.failure.RegistrationFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.handover.Awaited;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.Step;
import dev.claimport.practice.cloud.mqtt.Refusal;
import dev.claimport.practice.cloud.policy.Decision;
import dev.claimport.practice.cloud.policy.PolicyAction;
import dev.claimport.practice.cloud.registry.HookProblem;
import dev.claimport.serial.PortInfo;
import dev.claimport.settings.Setting;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.ReleaseServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;

/** Every page and every state of the window, brought into the scene one after another. */
public final class WindowStates {

    /** Looks at a state that is shown. */
    @FunctionalInterface
    public interface Visitor {
        void visit(String name, OpenWindow window);
    }

    private final Path folder;
    private final Locale locale;
    private final Predicate<String> wanted;
    private final Visitor visitor;

    /**
     * @param folder for what the windows keep
     * @param wanted which states, by their names
     */
    public WindowStates(Path folder, Locale locale, Predicate<String> wanted, Visitor visitor) {
        this.folder = folder;
        this.locale = locale;
        this.wanted = wanted;
        this.visitor = visitor;
    }

    private interface Scene {
        void play(OpenWindow window) throws Exception;
    }

    private static void refused(OpenWindow window) {
        running(window).fail(Step.RECONNECT, new RegistrationFailure(RegistrationFailure.Kind.REGISTRATION_REFUSED,
                Map.of("code", "CONNECTION_REFUSED_NOT_AUTHORIZED", "doing", RegistrationFailure.Doing.RECONNECT)));
        verdict(window);
        window.backend.refusals.accept(refusal());
        window.await("told", () -> window.stage.getScene().getRoot().lookupAll(".device-scrolled .notice-warning").stream().anyMatch(Node::isVisible));
    }

    private static Refusal refusal() {
        String arn = "arn:aws:iot:eu-west-1:123456789012:client/";
        Decision.Looked connect = new Decision.Looked("sensors-device", "connect", true, Decision.Fit.OTHER_RESOURCE, arn + "sensor-4711-0031");
        Decision.Looked publish = new Decision.Looked("sensors-device", "publish", true, Decision.Fit.OTHER_ACTION, "iot:Publish, iot:Receive");
        return new Refusal.ByPolicies("sensor-4711-0032",
                new Decision(PolicyAction.CONNECT, arn + "sensor-4711-0032", Decision.Outcome.NOT_ALLOWED, List.of(connect, publish), Optional.of(connect)));
    }

    /** @param releases that say there is a newer one */
    public void showAll(ReleaseServer releases) throws Exception {
        show("signin", FirstPage.SIGN_IN, window -> { });
        show("signin-refused", FirstPage.SIGN_IN, window -> {
            window.backend.signInRefused = Optional.of(new SignInFailure(SignInFailure.Kind.START_URL_WRONG,
                    Map.of("url", "https://acne.awsapps.com/start", "region", "eu-west-1"), "InvalidRequestException"));
            signIn(window);
            window.await("refused", () -> window.window.signIn().failureProperty().get() != null);
        });
        show("signin-account-broken", FirstPage.SIGN_IN, window -> {
            window.backend.practiceRefused = Optional.of(new LocalFailure(LocalFailure.Kind.ACCOUNT_FOLDER_INVALID, Map.of("folder", "/home/ada/accounts/sensors",
                    "problems", List.of(AccountProblem.VERSION_MISSING.at(new Place.InFile("templates/sensors/template.json", new Place.Position(4, 3)), "2"),
                            AccountProblem.POLICY_MISSING.at(new Place.Path("account.json"), "doors", "DoorPolicy")))));
            window.run(() -> window.window.signIn().practiseWith(Path.of("/home/ada/accounts/sensors")));
        });
        show("signin-code", FirstPage.SIGN_IN, window -> {
            signIn(window);
            window.await("code", () -> window.window.signIn().stageProperty().get() == Stage.CODE);
        });
        show("signin-code-no-browser", FirstPage.SIGN_IN, window -> {
            window.browserWorks = false;
            signIn(window);
            window.await("no browser", () -> window.window.signIn().challenge().browserFailedProperty().get());
        });
        show("signin-offers", FirstPage.SIGN_IN, window -> {
            window.backend.offers = FakeBackend.SEVEN_PROFILES;
            window.memory.change(settings -> settings.withSignIn(settings.signIn().withPortal("acme", "eu-west-1", true)));
        }, window -> window.await("offers", () -> !window.window.signIn().form().profiles().isEmpty()));
        show("signin-config-broken", FirstPage.SIGN_IN, window -> window.backend.offersRefused = Optional.of(new ConfigFailure(
                ConfigFailure.Kind.CONFIG_UNREADABLE, Map.of("file", "~/.aws/config", "line", "17"))),
                window -> window.await("broken", () -> window.window.signIn().form().configFailureProperty().get() != null));
        show("signin-carry", FirstPage.SIGN_IN, window -> window.obstacle = Optional.of(BrowserObstacle.REMOTE_SESSION), window -> {
            window.run(window.window.signIn()::signInAtConsole);
            window.await("carry", () -> window.window.signIn().stageProperty().get() == Stage.CARRY);
        });
        show("signin-remote", FirstPage.SIGN_IN, window -> window.obstacle = Optional.of(BrowserObstacle.REMOTE_SESSION), window -> { });
        show("signin-browser", FirstPage.SIGN_IN, window -> {
            fillIn(window);
            window.run(window.window.signIn()::signInInBrowser);
            window.await("browser", () -> window.window.signIn().stageProperty().get() == Stage.BROWSER);
        });
        show("signin-browser-failed", FirstPage.SIGN_IN, window -> {
            window.browserWorks = false;
            fillIn(window);
            window.run(window.window.signIn()::signInInBrowser);
            window.await("no browser", () -> window.window.signIn().challenge().browserFailedProperty().get());
        });
        show("signin-role", FirstPage.SIGN_IN, window -> {
            signIn(window);
            window.backend.confirmed.countDown();
            window.await("role", window::asksForRole);
        });
        show("bench-closed", FirstPage.PRACTICE, window -> {
            gateway(window, "berlin-mitte");
            pressRail(window, "rail.bench");
        });
        show("bench-open", FirstPage.PRACTICE, window -> wall(window, 8, Optional.empty()));
        show("bench-login", FirstPage.PRACTICE, window -> {
            wall(window, 8, Optional.empty());
            inSlot(window, 8).done(Step.TEMPLATE, 30).fail(Step.DEVICE, new DeviceFailure(DeviceFailure.Kind.GATEWAY_LOGIN_NEEDED, Map.of("port", "/dev/ttyUSB8")));
            window.await("asked", () -> window.stage.getScene().getRoot().lookupAll(".login-row").stream().anyMatch(Node::isVisible));
        });
        show("bench-order", FirstPage.PRACTICE, window -> {
            Path order = Files.writeString(folder.resolve("PO-7731.csv"), "Serial number\n4711-0041\n4711-0042\n4711-0043\n4711-0044\n4711-0045\n4711-0046\n4711-0047\n");
            wall(window, 16, Optional.of(order));
        });
        show("bench-scanner", FirstPage.PRACTICE, window -> {
            gateway(window, "berlin-mitte");
            pressRail(window, "rail.bench");
            window.run(() -> window.stage.getScene().getRoot().lookupAll(".bench-opening .hyperlink").stream().map(Hyperlink.class::cast)
                    .filter(link -> link.getText().equals(window.texts.text("bench.open.scanner"))).forEach(Hyperlink::fire));
            window.run(() -> window.window.bench().scans().scan(TestCard.TEXT.replace("\u001D", "~")));
        });
        show("bench-order-wrong", FirstPage.PRACTICE, window -> {
            gateway(window, "berlin-mitte");
            pressRail(window, "rail.bench");
            Path order = Files.writeString(folder.resolve("wrong.csv"), "Serial number;Colour\n4711-0041;red\n4,71E+07;red\n");
            window.run(() -> window.window.bench().chooseOrder(order));
            window.await("wrong", () -> window.stage.getScene().getRoot().lookupAll(".bench-opening .notice-danger").stream().anyMatch(Node::isVisible));
        });
        show("bench-many", FirstPage.PRACTICE, window -> wall(window, 64, Optional.empty()));
        show("check-limited", FirstPage.SIGN_IN, window -> window.backend.checked = FakeBackend.limited(), window -> {
            signedIn(window);
            pressRail(window, "rail.check");
        });
        show("check-in-the-way", FirstPage.SIGN_IN, window -> window.backend.checked = FakeBackend.inTheWay(), window -> {
            signedIn(window);
            pressRail(window, "rail.check");
        });
        show("check-notice", FirstPage.SIGN_IN, window -> window.backend.checked = FakeBackend.inTheWay(), WindowStates::signedIn);
        show("records-none", FirstPage.SIGN_IN, window -> {
            signedIn(window);
            records(window);
        });
        show("records", FirstPage.SIGN_IN, window -> window.records(40), window -> {
            signedIn(window);
            records(window);
            openRecord(window, 1);
        });
        show("records-label", FirstPage.SIGN_IN, window -> window.records(40), window -> {
            signedIn(window);
            records(window);
            press(window, "records.label");
            window.await("label", () -> window.stage.getScene().getRoot().lookup(".sheet-plate .label-drawing") != null);
        });
        show("records-figures", FirstPage.SIGN_IN, window -> window.records(40), window -> {
            signedIn(window);
            records(window);
            window.run(() -> ((ToggleButton) window.stage.getScene().getRoot().lookup(".records-filters .toggle-button")).fire());
            window.await("figures", () -> window.stage.getScene().getRoot().lookup(".figures-bars") != null);
        });
        show("records-failed", FirstPage.SIGN_IN, window -> window.records(40), window -> {
            signedIn(window);
            records(window);
            openRecord(window, 2);
            press(window, "records.verify");
            window.await("verified", () -> window.stage.getScene().getRoot().lookup(".foot.check-ok") != null);
        });
        show("records-no-match", FirstPage.SIGN_IN, window -> window.records(3), window -> {
            signedIn(window);
            records(window);
            window.run(() -> ((TextField) window.stage.getScene().getRoot().lookup(".records-list .text-field")).setText("4712"));
            window.await("no match", () -> window.stage.getScene().getRoot().lookup(".records-list .empty-state") != null);
        });
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
                ListView<?> list = (ListView<?>) window.stage.getScene().getRoot().lookup(".terminal-lines");
                list.getSelectionModel().selectRange(0, list.getItems().size());
                buttons(window, ".terminal-page .cp-button").filter(button -> window.texts.text("terminal.record").equals(button.getText())).forEach(Button::fire);
            });
            window.await("asked", () -> window.stage.getScene().getRoot().lookup(".sheet-plate .text-area") != null);
            window.run(() -> ((TextField) window.stage.getScene().getRoot().lookup(".sheet-plate .text-field")).setText("acme-gx2"));
        });
        show("terminal-taken", FirstPage.PRACTICE, window -> {
            terminal(window);
            HandoverViewModel page = window.page();
            window.run(page::handOver);
            window.await("taken", () -> window.stage.getScene().getRoot().lookup(".terminal-input").isDisabled());
        });
        show("settings", FirstPage.SIGN_IN, window -> {
            window.fixed.put(Setting.REGION, "eu-west-1");
            window.fixed.put(Setting.UPDATES, "off");
            window.fixed.put(Setting.TEMPLATES, "practice-gateway, practice-sensor");
        }, window -> {
            signedIn(window);
            pressRail(window, "rail.settings");
        });
        show("settings-support", FirstPage.SIGN_IN, window -> {
            signedIn(window);
            pressRail(window, "rail.settings");
            collect(window);
        });
        show("settings-own", FirstPage.SIGN_IN, window -> {
            signedIn(window);
            pressRail(window, "rail.settings");
            window.await("page", () -> !window.stage.getScene().getRoot().lookupAll(".setting").isEmpty());
            window.run(() -> window.stage.getScene().getRoot().lookupAll(".setting .text-field").stream().map(TextField.class::cast)
                    .filter(field -> window.texts.text("setting.region").equals(OpenWindow.name(field))).forEach(field -> {
                        field.setText("eu-central-1");
                        field.fireEvent(new ActionEvent());
                    }));
            window.await("set", () -> window.stage.getScene().getRoot().lookupAll(".setting-reset").stream().anyMatch(Node::isVisible));
        });
        show("settings-support-failed", FirstPage.SIGN_IN, window -> {
            window.saveFolder = Optional.of(Path.of("/media", "stick"));
            signedIn(window);
            pressRail(window, "rail.settings");
            collect(window);
            window.run(() -> buttons(window, ".sheet-plate .cp-button").filter(Button::isDefaultButton).forEach(Button::fire));
            window.await("failed", () -> window.stage.getScene().getRoot().lookupAll(".sheet-plate .notice-danger").stream().anyMatch(Node::isVisible));
        });
        show("update-notice", FirstPage.SIGN_IN, window -> {
            window.tls = Optional.of(releases.trusting(folder));
            window.fixed.put(Setting.UPDATE_URL, releases.url());
            window.fixed.put(Setting.UPDATE_KEY, releases.key());
        }, window -> {
            signedIn(window);
            window.await("notice", () -> window.stage.getScene().getRoot().lookup(".notice-news").isVisible());
        });
        show("signin-fixed", FirstPage.SIGN_IN, window -> {
            window.fixed.put(Setting.START_URL, "https://acme.awsapps.com/start");
            window.fixed.put(Setting.SSO_REGION, "eu-west-1");
            window.fixed.put(Setting.PRACTICE, "off");
        }, window -> { });
        show("change-role", FirstPage.SIGN_IN, window -> {
            signedIn(window);
            pressChip(window, "chip.account.change");
        });
        show("change-region", FirstPage.SIGN_IN, window -> {
            signedIn(window);
            pressChip(window, "chip.region.change");
        });
        show("session-ending", FirstPage.SIGN_IN, window -> {
            HandoverViewModel page = signedIn(window);
            window.run(() -> page.template().choose("practice-gateway"));
            later(window, Duration.ofMinutes(454));
            window.await("ending", () -> window.stage.getScene().getRoot().lookup(".session-notice").isVisible());
        });
        show("session-over", FirstPage.SIGN_IN, window -> {
            HandoverViewModel page = signedIn(window);
            later(window, Duration.ofMinutes(480));
            window.await("over", () -> page.blockerProperty().get() == Blocker.SESSION_OVER);
        });
        show("handover-empty", FirstPage.PRACTICE, window -> {
            window.backend.bench.list().forEach(window.backend.bench::unplug);
            HandoverViewModel page = onPage(window);
            window.run(() -> page.template().choosingProperty().set(true));
        });
        show("handover-search", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = onPage(window);
            window.run(() -> {
                page.template().choosingProperty().set(true);
                page.template().list().queryProperty().set("building b.");
            });
        });
        show("handover-list-not-allowed", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = onPage(window);
            window.backend.iot.listRefused = Optional.of(new ServiceFailure(ServiceFailure.Kind.NOT_ALLOWED,
                    Map.of("action", "iot:ListProvisioningTemplates", "resource", "*")));
            window.run(() -> {
                page.template().choosingProperty().set(true);
                page.template().list().load();
                page.template().list().queryProperty().set("factory-line-7");
            });
            window.await("not allowed", () -> page.template().list().stateProperty().get() == TemplateListViewModel.State.NOT_ALLOWED);
        });
        show("handover-template-broken", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = onPage(window);
            window.run(() -> page.template().choose("practice-broken"));
            window.await("broken", () -> page.template().stateProperty().get() == TemplateViewModel.State.FAILED);
        });
        show("findings", FirstPage.PRACTICE, window -> {
            window.backend.account.refused = Optional.of(new ServiceFailure(ServiceFailure.Kind.NOT_ALLOWED, Map.of("action", "iot:GetPolicy", "resource", "*")));
            findings(window, "practice-faulty");
        });
        show("findings-sign", FirstPage.PRACTICE, window -> checked(window, "practice-faulty"));
        show("findings-made", FirstPage.PRACTICE, window -> findings(window, "sensor-berlin"));
        show("findings-no-account", FirstPage.PRACTICE, window -> {
            window.backend.account.unreachable = Optional.of(new NetworkFailure(NetworkFailure.Kind.NO_NETWORK, Map.of("host", "iot.eu-west-1.amazonaws.com")));
            findings(window, "practice-gateway");
        });
        show("findings-no-browser", FirstPage.PRACTICE, window -> {
            window.browserWorks = false;
            findings(window, "practice-faulty");
            window.run(() -> ((Hyperlink) window.stage.getScene().getRoot().lookup(".sheet-plate .finding-foot .hyperlink")).fire());
            window.await("told", () -> window.stage.getScene().getRoot().lookupAll(".sheet-plate .notice-warning").stream().anyMatch(Node::isVisible));
        });
        show("pull", FirstPage.PRACTICE, window -> pulling(window, Optional.empty()));
        show("pull-saved", FirstPage.PRACTICE, window -> {
            window.backend.account.refused = Optional.of(new ServiceFailure(ServiceFailure.Kind.NOT_ALLOWED, Map.of("action", "iot:GetPolicy", "resource", "*")));
            pulling(window, Optional.of(folder.resolve("rehearsal")));
            window.await("saved", () -> window.stage.getScene().getRoot().lookup(".sheet-plate .check-rows .check-box") == null);
        });
        show("pull-failed", FirstPage.PRACTICE, window -> {
            pulling(window, Optional.of(Path.of("/")));
            window.await("told", () -> window.stage.getScene().getRoot().lookupAll(".sheet-plate .notice").stream().anyMatch(Node::isVisible));
        });
        show("certify", FirstPage.PRACTICE, WindowStates::certifying);
        show("certify-running", FirstPage.PRACTICE, window -> {
            certifying(window);
            begin(window);
            window.examiner.meets().keeps(20).answers("{\"rc\": 3}", "{}").asks();
            window.await("running", () -> shows(window, ".certify-groups .check-bad"));
        });
        show("certify-plug", FirstPage.PRACTICE, window -> {
            certifying(window);
            window.run(() -> ((CheckBox) window.stage.getScene().getRoot().lookup(".certify .check-box")).setSelected(true));
            begin(window);
            window.examiner.meets().keeps(90).asks().cutsPower();
            window.await("asked", () -> shows(window, ".certify .notice"));
        });
        show("certify-failed", FirstPage.PRACTICE, window -> {
            certifying(window);
            begin(window);
            window.examiner.meets().keeps(40).answers("{\"off\": 400}", "{\"off\": 12}").keepsTheRest();
            window.await("failed", () -> shows(window, ".certify .verdict-failed"));
        });
        show("certify-certified", FirstPage.PRACTICE, window -> {
            window.saveFolder = Optional.of(folder.resolve("certified"));
            certifying(window);
            begin(window);
            window.examiner.meets().keepsTheRest();
            window.await("certified", () -> shows(window, ".certify .verdict-confirmed"));
            begin(window);
            window.await("saved", () -> Files.exists(folder.resolve("certified").resolve("certification.html")));
            window.settle();
        });
        show("handover-missing", FirstPage.PRACTICE, window -> gateway(window, ""));
        show("handover-ready", FirstPage.PRACTICE, window -> gateway(window, "berlin-mitte"));
        show("handover-several-ports", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = gateway(window, "berlin-mitte");
            window.backend.bench.plugInMute("ttyUSB7");
            window.await("two", () -> page.device().ports().size() == 2);
        });
        show("handover-silent", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = gateway(window, "berlin-mitte");
            window.backend.bench.list().forEach(window.backend.bench::unplug);
            window.backend.bench.plugInMute("ttyUSB7");
            window.await("silent", () -> page.device().failureProperty().get() != null);
        });
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
        show("handover-confirmed", FirstPage.PRACTICE, window -> {
            running(window).confirm();
            verdict(window);
        });
        show("handover-failed", FirstPage.PRACTICE, window -> {
            running(window).fail(Step.REGISTER, new RegistrationFailure(RegistrationFailure.Kind.HOOK_REFUSED,
                    Map.of("serial", "4711-0032", "code", "ACCESS_DENIED"),
                    "RegisterThing: 403 AccessDenied, pre-provisioning hook returned allowProvisioning=false"));
            verdict(window);
            window.backend.refusals.accept(new Refusal.ByHook("claim-4711-0032", "practice-gateway", HookProblem.ENDED.problem("1", "KeyError: 'SerialNumber'")));
        });
        show("handover-refused", FirstPage.PRACTICE, WindowStates::refused);
        show("handover-refused-statements", FirstPage.PRACTICE, window -> {
            refused(window);
            window.backend.refusals.accept(refusal());
            window.run(() -> window.stage.getScene().getRoot().lookupAll(".device-scrolled .notice-warning .hyperlink").stream().filter(Node::isVisible)
                    .map(Hyperlink.class::cast).forEach(Hyperlink::fire));
        });
        show("handover-failed-early", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = gateway(window, "berlin-mitte");
            window.run(page::handOver);
            window.await("engine", () -> window.engine.get() != null);
            window.engine.get().fail(Step.DEVICE, new LinkFailure(LinkFailure.Kind.PORT_BUSY, Map.of("port", "/dev/ttyUSB0")));
            verdict(window);
        });
        show("handover-aborted", FirstPage.PRACTICE, window -> {
            FakeEngine engine = running(window).start(Step.REGISTER);
            HandoverViewModel page = window.page();
            window.await("registering", () -> page.steps().currentProperty().get() == 5);
            later(window, Duration.ofMillis(1400));
            window.run(page::cancel);
            verdict(window);
        });
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
        show("handover-not-confirmable", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = files(window);
            window.run(page::handOver);
            window.await("engine", () -> window.engine.get() != null);
            window.engine.get().fail(Step.DEVICE, new RegistrationFailure(RegistrationFailure.Kind.NOT_CONFIRMABLE, Map.of()));
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
        show("handover-unverified", FirstPage.PRACTICE, window -> {
            unverified(window).start(Step.CONFIRM);
            HandoverViewModel page = window.page();
            window.await("confirming", () -> page.steps().currentProperty().get() == 5);
            later(window, Duration.ofMillis(5200));
        });
        show("handover-unverified-confirmed", FirstPage.PRACTICE, window -> {
            unverified(window).confirmUnreported();
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
        show("handover-practice-code", FirstPage.PRACTICE, window -> {
            HandoverViewModel page = gateway(window, "berlin-mitte");
            window.backend.bench.list().forEach(window.backend.bench::unplug);
            window.backend.bench.plugInDescribed("ttyUSB0", "4711-0032", "Practice device, label K7QX-M4TP-9WZA-0032", FakeBench.sealed("4711-0032"));
            window.await("sealed", () -> page.device().identityProperty().get() != null && page.device().identityProperty().get().can(Capability.TAKES_SEAL));
        });
        show("handover-next", FirstPage.PRACTICE, window -> {
            running(window).confirm();
            HandoverViewModel page = verdict(window);
            window.run(page::nextDevice);
            window.await("next", () -> page.blockerProperty().get() == Blocker.DEVICE_DONE);
        });
    }

    /** What the check found of this template is known, the looks into the account too. */
    private static void checked(OpenWindow window, String template) {
        HandoverViewModel page = onPage(window);
        window.run(() -> page.template().choose(template));
        window.await("checked", () -> page.template().check().resultProperty().get() != null && !page.template().check().lookingProperty().get());
        window.settle();
    }

    private static void certifying(OpenWindow window) {
        HandoverViewModel page = onPage(window);
        window.await("answered", () -> page.device().identityProperty().get() != null);
        window.run(() -> ((Button) window.stage.getScene().getRoot().lookup(".certify-button")).fire());
        window.await("sheet", () -> shows(window, ".sheet-plate"));
    }

    /** Presses the main button of the sheet. */
    private static void begin(OpenWindow window) {
        window.run(() -> buttons(window, ".sheet-plate .cp-button").filter(Button::isDefaultButton).toList().forEach(Button::fire));
    }

    private static boolean shows(OpenWindow window, String selector) {
        return window.stage.getScene().getRoot().lookupAll(selector).stream().anyMatch(Node::isVisible);
    }

    private static void findings(OpenWindow window, String template) {
        checked(window, template);
        window.run(() -> buttons(window, ".findings-button").forEach(Button::fire));
        window.await("sheet", () -> window.stage.getScene().getRoot().lookup(".sheet-plate") != null);
    }

    /** What is ticked is being saved in this folder, where there is one. */
    private static void pulling(OpenWindow window, Optional<Path> folder) {
        findings(window, "practice-gateway");
        window.saveFolder = folder;
        window.run(() -> buttons(window, ".sheet-plate .cp-button").filter(button -> button.getText().equals(window.texts.text("findings.pull"))).toList().forEach(Button::fire));
        window.await("boxes", () -> window.stage.getScene().getRoot().lookup(".sheet-plate .check-rows .check-box") != null);
        if (folder.isPresent()) {
            window.run(() -> buttons(window, ".sheet-plate .cp-button").filter(Button::isDefaultButton).toList().forEach(Button::fire));
        }
    }

    private static void fillIn(OpenWindow window) {
        window.run(() -> {
            window.window.signIn().form().portalProperty().set("https://acme.awsapps.com/start");
            window.window.signIn().form().regionProperty().set("eu-west-1");
        });
    }

    private static void signIn(OpenWindow window) {
        fillIn(window);
        window.run(window.window.signIn()::signInWithCode);
    }

    /** On the hand-over page, signed in at Identity Center. */
    private static HandoverViewModel signedIn(OpenWindow window) {
        signIn(window);
        window.backend.confirmed.countDown();
        window.await("role", window::asksForRole);
        window.run(() -> window.window.signIn().choiceProperty().get().enter());
        return onPage(window);
    }

    /** A wall with a slot in every state. */
    private static void wall(OpenWindow window, int slots, Optional<Path> order) {
        gateway(window, "berlin-mitte");
        window.backend.bench.list().forEach(window.backend.bench::unplug);
        pressRail(window, "rail.bench");
        window.run(() -> window.stage.getScene().getRoot().lookupAll(".bench-opening .text-field").stream().map(TextField.class::cast).forEach(field -> {
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
        inSlot(window, 1).untilVerified().confirm();
        inSlot(window, 2).untilVerified().confirm();
        inSlot(window, 3).untilVerified().start(Step.REGISTER);
        inSlot(window, 4).done(Step.TEMPLATE, 30).done(Step.DEVICE, 210).start(Step.CLAIM).claimReceived().done(Step.CLAIM, 640).start(Step.DELIVER);
        inSlot(window, 5).untilVerified().fail(Step.REGISTER, new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", "/dev/ttyUSB5")));
        inSlot(window, 6).done(Step.TEMPLATE, 30).fail(Step.DEVICE, new BenchFailure(BenchFailure.Kind.SERIAL_PASSED, Map.of("serial", "4711-0046", "thing", "gw-4711-0046")));
        inSlot(window, 7).done(Step.TEMPLATE, 30).done(Step.DEVICE, 210).start(Step.CLAIM);
        window.await("verdicts", () -> window.stage.getScene().getRoot().lookupAll(".slot").stream().filter(slot -> slot.getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("failed") || state.getPseudoClassName().equals("confirmed"))).count() == 4);
    }

    private static FakeEngine inSlot(OpenWindow window, int number) {
        FakeEngine before = window.engine.get();
        PortInfo port = window.backend.bench.plugIn("ttyUSB" + number, "4711-004" + number);
        window.await("engine", () -> window.engine.get() != before);
        return window.engine.get().done(Step.SIGN_IN, 1).answered(port);
    }

    /** @param key of the page's name */
    private static void pressRail(OpenWindow window, String key) {
        window.settle();
        window.run(() -> window.stage.getScene().getRoot().lookupAll(".rail-item").stream().map(Button.class::cast)
                .filter(item -> item.getAccessibleText().contains(window.texts.text(key))).forEach(Button::fire));
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
                ((TextField) window.stage.getScene().getRoot().lookup(".terminal-input")).setText(typed);
                buttons(window, ".terminal-page .cp-button").filter(Button::isDefaultButton).forEach(Button::fire);
            });
            window.await("answered", () -> lines(window) > before + 1);
        }
        window.settle();
    }

    private static int lines(OpenWindow window) {
        ListView<?> list = (ListView<?>) window.stage.getScene().getRoot().lookup(".terminal-lines");
        return list == null ? 0 : list.getItems().size();
    }

    private static void records(OpenWindow window) {
        pressRail(window, "rail.records");
        window.await("records", () -> window.stage.getScene().getRoot().lookup(".record-card") != null
                || window.stage.getScene().getRoot().lookup(".handover-page .empty-state") != null);
    }

    /** @param row in the list */
    private static void openRecord(OpenWindow window, int row) {
        Node before = window.fx(() -> window.stage.getScene().getRoot().lookup(".record-card"));
        window.run(() -> ((ListView<?>) window.stage.getScene().getRoot().lookup(".records")).getSelectionModel().select(row));
        window.await("record", () -> window.stage.getScene().getRoot().lookup(".record-card") != before);
    }

    /** @param key of the button's text */
    private static void press(OpenWindow window, String key) {
        window.run(() -> buttons(window, ".cp-button").filter(button -> window.texts.text(key).equals(button.getText())).toList().forEach(Button::fire));
    }

    private static Stream<Button> buttons(OpenWindow window, String selector) {
        return window.stage.getScene().getRoot().lookupAll(selector).stream().filter(Button.class::isInstance).map(Button.class::cast);
    }

    private static void collect(OpenWindow window) {
        window.await("page", () -> buttons(window, ".cp-button").anyMatch(button -> button.getText().equals(window.texts.text("support.collect"))));
        window.run(() -> buttons(window, ".cp-button").filter(button -> button.getText().equals(window.texts.text("support.collect"))).toList().forEach(Button::fire));
        window.await("collected", () -> buttons(window, ".sheet-plate .cp-button").anyMatch(button -> button.isDefaultButton() && !button.isDisabled()));
    }

    /** @param key of what pressing it is for */
    private static void pressChip(OpenWindow window, String key) {
        window.settle();
        window.run(() -> window.stage.getScene().getRoot().lookupAll(".chip-button").stream().map(ChipButton.class::cast)
                .filter(chip -> window.texts.text(key).equals(chip.getAccessibleHelp())).forEach(ChipButton::fire));
    }

    private static HandoverViewModel onPage(OpenWindow window) {
        window.await("page", () -> window.window.handoverProperty().get() != null);
        HandoverViewModel page = window.page();
        window.await("list", () -> page.template().list().stateProperty().get() == TemplateListViewModel.State.READY);
        return page;
    }

    private static HandoverViewModel gateway(OpenWindow window, String site) {
        HandoverViewModel page = onPage(window);
        window.run(() -> page.template().choose("practice-gateway"));
        window.await("template", () -> page.template().stateProperty().get() == TemplateViewModel.State.READY);
        window.run(() -> page.template().parameters().getFirst().valueProperty().set(site));
        window.await("device", () -> page.device().identityProperty().get() != null || page.device().ports().isEmpty());
        return page;
    }

    private static HandoverViewModel sealed(OpenWindow window) {
        HandoverViewModel page = gateway(window, "berlin-mitte");
        window.backend.bench.list().forEach(window.backend.bench::unplug);
        window.backend.bench.plugIn("ttyUSB0", "4711-0032", FakeBench.sealed("4711-0032"));
        window.await("sealed", () -> page.device().identityProperty().get() != null && page.device().identityProperty().get().can(Capability.TAKES_SEAL));
        return page;
    }

    private static HandoverViewModel files(OpenWindow window) {
        HandoverViewModel page = gateway(window, "berlin-mitte");
        window.backend.bench.list().forEach(window.backend.bench::unplug);
        window.backend.bench.plugIn("ttyACM0", "4711-0032", FakeBench.ofFiles("4711-0032"));
        window.await("files", () -> page.device().identityProperty().get() != null && !page.device().identityProperty().get().can(Capability.REPORTS_PROGRESS));
        return page;
    }

    private static void type(HandoverViewModel page, String code, boolean scanned) {
        code.chars().forEach(character -> page.device().code().type((char) character));
        if (scanned) {
            page.device().code().complete();
        }
    }

    private ProfileLibrary brokenProfile() {
        try {
            Path own = Files.createDirectories(folder.resolve("settings").resolve("profiles"));
            Files.writeString(own.resolve("acme-gateway.yaml"), "name: acme-gateway\nfamily: Acme\nbauds: 9600\n");
            return BuiltIn.profiles(own);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void held(OpenWindow window, Duration age) {
        HandoverViewModel page = gateway(window, "berlin-mitte");
        window.backend.bench.list().forEach(window.backend.bench::unplug);
        window.await("gone", () -> page.device().ports().isEmpty());
        window.run(page::requestClaim);
        window.await("held", () -> page.claim().stateProperty().get() == ClaimState.HELD);
        later(window, age);
    }

    private static FakeEngine running(OpenWindow window) {
        HandoverViewModel page = gateway(window, "berlin-mitte");
        window.run(page::handOver);
        window.await("engine", () -> window.engine.get() != null);
        FakeEngine engine = window.engine.get().untilVerified();
        window.await("verified", () -> page.steps().steps().get(3).tookProperty().get().isPositive());
        later(window, Duration.ofSeconds(45));
        return engine;
    }

    private static FakeEngine unverified(OpenWindow window) {
        HandoverViewModel page = files(window);
        window.run(page::handOver);
        window.await("engine", () -> window.engine.get() != null);
        FakeEngine engine = window.engine.get().untilUnverified();
        window.await("unverified", () -> page.steps().steps().get(3).tookProperty().get().isPositive());
        later(window, Duration.ofSeconds(45));
        return engine;
    }

    private static HandoverViewModel verdict(OpenWindow window) {
        HandoverViewModel page = window.page();
        window.await("verdict", () -> page.phaseProperty().get().isVerdict() && page.phaseProperty().get() != Phase.READY);
        return page;
    }

    private static void later(OpenWindow window, Duration duration) {
        window.time.advance(duration);
        HandoverViewModel page = window.page();
        window.run(() -> page.tick(window.time.instant()));
    }

    private void show(String name, FirstPage start, Scene scene) throws Exception {
        show(name, start, _ -> { }, scene);
    }

    /** @param before what the window finds when it opens */
    private void show(String name, FirstPage start, Scene before, Scene scene) throws Exception {
        if (!wanted.test(name)) {
            return;
        }
        try (OpenWindow window = new OpenWindow(Files.createDirectories(folder.resolve("settings").resolve(name)), locale)) {
            before.play(window);
            window.open(start);
            scene.play(window);
            visitor.visit(name, window);
        }
    }
}
