package dev.claimport.device.console;

import dev.claimport.claim.Bundle;
import dev.claimport.device.DeliveryProgress;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.DeviceText;
import dev.claimport.device.DeviceWait;
import dev.claimport.device.Forgets;
import dev.claimport.device.Login;
import dev.claimport.device.LogsIn;
import dev.claimport.device.ReportsProgress;
import dev.claimport.device.Resumes;
import dev.claimport.device.Verification;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Encoding;
import dev.claimport.device.parts.Part;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.DeviceFailure.Unverified;
import dev.claimport.failure.FailureException;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A product on a Linux gateway, by its console. For one thread; any thread may close. */
final class ConsoleDevice implements Forgets, LogsIn, ReportsProgress, Resumes {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleDevice.class);
    private static final int LONGEST = 64;

    /** How far a claim has come. */
    private enum Stage {
        NOTHING,
        /** Its files are beside their places; another shell finds them taken back. */
        DELIVERED,
        /** They are in their places; whether the product was started is noted there. */
        PLACED,
        STARTED
    }

    private volatile SerialLink link;
    private final ConsoleSettings settings;
    private final BiFunction<PartsPlan, Bundle, List<Part>> rendering;
    private final Shell shell;
    private final FarFolder files;
    private final FarClock clock;
    private final Optional<ProductWatch> watch;
    private String home = "";
    private String root = "";
    private String serial = "";
    private Optional<Digest> digest = Optional.empty();
    private Optional<Login> login = Optional.empty();
    private boolean entered;
    private Stage stage = Stage.NOTHING;

    ConsoleDevice(SerialLink link, ConsoleSettings settings, TimeSource time) {
        this(link, settings, time, PartsPlan::render);
    }

    /** @param rendering makes the parts that are sent, which are closed when the gateway has them, or has not taken them */
    ConsoleDevice(SerialLink link, ConsoleSettings settings, TimeSource time, BiFunction<PartsPlan, Bundle, List<Part>> rendering) {
        this.link = link;
        this.rendering = rendering;
        this.settings = settings;
        this.shell = new Shell(link, time);
        this.files = new FarFolder(shell);
        this.clock = new FarClock(shell, time);
        this.watch = settings.follow().map(follow -> new ProductWatch(shell, follow));
    }

    @Override
    public void logInAs(Login who) {
        login = Optional.of(who);
    }

    @Override
    public void resume(SerialLink other) {
        link = other;
        shell.resume(other);
        entered = false;
        stage = stage == Stage.DELIVERED ? Stage.NOTHING : stage;
    }

    @Override
    public DeviceIdentity identify() {
        if (!entered) {
            // Who is in, has to get out again, even when that is all that came of it.
            entered = true;
            shell.enter(login, settings.bootWait());
        }
        home = said("printf '%s\\n' \"$HOME\"");
        if (home.isEmpty()) {
            // What the kernel printed has broken it; without it everything would go elsewhere.
            home = said("printf '%s\\n' \"$HOME\"");
        }
        root = said("printf '%s\\n' \"$SYSROOT\"");
        settings.needs().ifPresent(command -> {
            Answer answer = shell.runApart(command, DeviceWait.COMMAND.limit());
            if (!answer.isGood()) {
                throw ConsoleTrouble.missing(command, answer);
            }
        });
        serial = said(settings.identify().get("serial"));
        return DeviceIdentity.of(said(settings.identify().get("model")), serial, said(settings.identify().get("firmware")))
                .withParameters(serial.isEmpty() ? List.of() : List.of(settings.serialParameter()))
                .able(watch.isPresent() ? Set.of(Capability.REPORTS_PROGRESS) : Set.of());
    }

    private String said(String command) {
        return shell.say(command).map(text -> DeviceText.clean(text, LONGEST)).orElse("");
    }

    @Override
    public void deliver(Bundle bundle, Instant now, DeliveryProgress progress) {
        if (!entered) {
            identify();
        }
        stage = Stage.NOTHING;
        if (files.isBegun()) {
            // It was cut off.
            files.undo();
        }
        clock.set(now);
        digest = files.survey();
        files.open(folder(), settings.folderMode());
        Map<String, FarFile> far = new HashMap<>();
        Map<ClaimPart, String> paths = new EnumMap<>(ClaimPart.class);
        settings.files().forEach((part, file) -> {
            FarFile at = resolved(file);
            far.put(at.path(), at);
            paths.put(part, at.path());
        });
        FarFile document = resolved(settings.document().file());
        far.values().forEach(file -> files.open(file.folder(), Optional.empty()));
        files.open(document.folder(), Optional.empty());
        // The settings come last, since a product may begin as soon as it sees them.
        List<Part> parts = rendering.apply(new PartsPlan(paths, Encoding.PEM, Map.of()), bundle);
        try {
            byte[] text = settings.document().render(name -> value(name, bundle, paths), parameters(bundle));
            long total = parts.stream().mapToLong(Part::size).sum() + text.length;
            long held = 0;
            for (Part part : parts) {
                files.write(far.get(part.path()), part);
                held += part.size();
                progress.held(held, total);
            }
            try (Part written = Part.open(document.path(), text)) {
                files.write(document, written);
            }
            progress.held(total, total);
        } finally {
            PartsPlan.close(parts);
        }
        stage = Stage.DELIVERED;
    }

    private FarFile resolved(FarFile file) {
        return new FarFile(settings.resolve(file.path(), home, root), file.mode());
    }

    private String folder() {
        return settings.resolve(".", home, root).replaceAll("/\\.$", "");
    }

    private Map<String, String> parameters(Bundle bundle) {
        Map<String, String> all = new LinkedHashMap<>(bundle.parameters());
        if (!serial.isEmpty()) {
            all.put(settings.serialParameter(), serial);
        }
        return all;
    }

    private String value(String name, Bundle bundle, Map<ClaimPart, String> paths) {
        return switch (name) {
            case "endpoint" -> bundle.endpoint().host();
            case "port" -> Integer.toString(bundle.endpoint().port());
            case "region" -> bundle.endpoint().host().replaceFirst("^[^.]+\\.iot\\.([a-z0-9-]+)\\..*", "$1");
            case "template" -> bundle.claim().templateName();
            case "serial" -> serial;
            case "folder" -> folder();
            default -> settings.values().containsKey(name) ? settings.values().get(name) : paths.get(ClaimPart.of(name).orElseThrow());
        };
    }

    /** To be called again where the cable was pulled meanwhile: it goes on where it was, without a second delivery or a second start. */
    @Override
    public Verification commit() {
        if (stage == Stage.NOTHING) {
            throw new DeviceFailure(Kind.DEVICE_LOST_TRACK, Map.of(), "what was written is gone").exception();
        }
        if (stage == Stage.DELIVERED) {
            files.move();
            shell.forgetSecrets();
            watch.ifPresent(ProductWatch::begin);
            stage = Stage.PLACED;
        }
        if (stage == Stage.PLACED) {
            start();
            stage = Stage.STARTED;
        }
        if (watch.isEmpty()) {
            files.keep();
            leave();
        }
        return digest.map(_ -> settings.verification()).orElseGet(() -> new Verification.NotVerifiable(Unverified.LENGTH));
    }

    private void start() {
        for (int i = 0; i < settings.go().size(); i++) {
            String command = settings.go().get(i);
            Answer answer = files.runOnce(i, command);
            if (!answer.isGood()) {
                throw ConsoleTrouble.starting(command, answer);
            }
        }
    }

    /** What was there before is kept until the product says that it is done, and the permissions of its files are as it insists on. */
    @Override
    public DeviceStatus status() {
        DeviceStatus status = watch.orElseThrow().status();
        if (status.state() == DeviceState.DONE && entered) {
            files.keep();
            files.requireModes(settings.follow().orElseThrow().made().stream().map(this::resolved).toList());
            leave();
        }
        return status;
    }

    /** Takes back what was written, and gives the prompt back; each as far as it goes. */
    @Override
    public void abort() {
        if (entered) {
            try {
                shell.beginAnew();
                files.undo();
            } catch (FailureException e) {
                LOG.info("what was written could not be taken back: {}", e.getMessage());
            }
            leave();
        }
    }

    private void leave() {
        entered = false;
        try {
            shell.leave();
        } catch (FailureException e) {
            LOG.info("the prompt could not be given back: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        if (entered) {
            leave();
        }
        link.close();
        shell.close();
    }
}
