package dev.claimport.device.script;

import dev.claimport.claim.Bundle;
import dev.claimport.device.DeliveryProgress;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.device.Forgets;
import dev.claimport.device.Resumes;
import dev.claimport.device.Verification;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Destination;
import dev.claimport.device.parts.Encoding;
import dev.claimport.device.parts.Part;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A device that is spoken to as its profile describes it. For one thread; any thread may close. */
final class ScriptDevice implements Forgets, Resumes {

    private static final Logger LOG = LoggerFactory.getLogger(ScriptDevice.class);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yy/MM/dd,HH:mm:ss'+00'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final TimeSource time;
    private final BiFunction<PartsPlan, Bundle, List<Part>> rendering;
    private volatile SerialLink link;
    private final ScriptSettings settings;
    private final Script script;
    private final Scope scope;
    private final ScriptRun run;
    private final Set<ClaimPart> stored = new LinkedHashSet<>();
    /** From the first step that changes anything on: what is to be put back in the end is known then. */
    private boolean prepared;
    private boolean delivered;
    /** The device may be in the middle of a content, and take for more of it what it is told. */
    private boolean midway;

    ScriptDevice(SerialLink link, ScriptSettings settings, TimeSource time) {
        this(link, settings, time, PartsPlan::render);
    }

    /** @param rendering makes the parts that are sent, which are closed when the device has them, or has not taken them */
    ScriptDevice(SerialLink link, ScriptSettings settings, TimeSource time, BiFunction<PartsPlan, Bundle, List<Part>> rendering) {
        this.time = time;
        this.rendering = rendering;
        this.link = settings.over().over(link, time);
        this.settings = settings;
        this.script = settings.script();
        this.scope = new Scope(script.variables());
        this.run = new ScriptRun(this.link, script.wire(), scope, time);
    }

    @Override
    public DeviceIdentity identify() {
        recover();
        try {
            new Inquiry(run, script.identify()).ask();
        } catch (FailureException e) {
            if (e.failure().kind() == Kind.STEP_UNANSWERED) {
                throw new DeviceFailure(Kind.DEVICE_SILENT, Map.of("port", link.path()), e.getMessage()).exception(e);
            }
            throw e;
        }
        List<String> parameters = new ArrayList<>(settings.ownParameters());
        if (scope.find("serial").isPresent() && !parameters.contains(settings.serialParameter())) {
            parameters.add(settings.serialParameter());
        }
        boolean fixed = settings.destinations().get(ClaimPart.PARAMS) instanceof Destination.Unsupported;
        return DeviceIdentity.of(scope.value("model"), scope.value("serial"), scope.value("firmware")).withParameters(parameters)
                .able(fixed ? Set.of(Capability.FIXED_PARAMETERS) : Set.of());
    }

    @Override
    public void deliver(Bundle bundle, Instant now, DeliveryProgress progress) {
        scope.set("endpoint", bundle.endpoint().host());
        scope.set("port", Integer.toString(bundle.endpoint().port()));
        scope.set("template", bundle.claim().templateName());
        scope.set(Scope.CLOCK, CLOCK.format(now));
        delivered = false;
        run.expectProof();
        prepare();
        List<X509Certificate> roots = bundle.rootCas().subList(0, Math.min(script.roots(), bundle.rootCas().size()));
        List<Part> parts = rendering.apply(plan(), new Bundle(bundle.endpoint(), bundle.parameters(), bundle.claim(), roots, bundle.clientId()));
        try {
            long total = parts.stream().mapToLong(Part::size).sum();
            long held = 0;
            for (Part part : parts) {
                store(ClaimPart.of(part.path()).orElseThrow(), part);
                held += part.size();
                progress.held(held, total);
            }
        } finally {
            PartsPlan.close(parts);
        }
        delivered = true;
    }

    /** How the device was before, it says only the first time. */
    private void prepare() {
        Map<String, String> before = prepared ? scope.captured() : Map.of();
        prepared = true;
        run.take(script.prepare());
        before.forEach(scope::set);
    }

    /** The files of this plan have the names of the parts. */
    private PartsPlan plan() {
        return new PartsPlan(script.slots().keySet().stream().collect(Collectors.toMap(part -> part, ClaimPart::id)), Encoding.PEM, Map.of());
    }

    private void store(ClaimPart slot, Part part) {
        stored.add(slot);
        for (int i = 0; ; i++) {
            try (Content content = Content.of(part, script.transforms().get(i))) {
                scope.take(script.slots().get(slot), content);
                midway = true;
                run.take(script.store());
                midway = false;
                return;
            } catch (FailureException e) {
                boolean writtenWrong = e.failure().kind() == Kind.DIGEST_WRONG || e.failure().kind() == Kind.DEVICE_CREDENTIAL_REFUSED;
                if (!writtenWrong || i + 1 == script.transforms().size()) {
                    throw e;
                }
                LOG.info("the device wants {} written otherwise", slot.id());
            }
        }
    }

    @Override
    public Verification commit() {
        if (!delivered) {
            throw new IllegalStateException("nothing was delivered");
        }
        run.take(script.go());
        stored.clear();
        run.expectAnswers();
        restore(new PutBack(run));
        run.forget();
        return run.isShown() ? settings.verification() : new Verification.NotVerifiable(DeviceFailure.Unverified.NOTHING);
    }

    /** Takes back what was stored, and puts the device back as it was. */
    @Override
    public void abort() {
        recover();
        var back = new PutBack(run);
        for (ClaimPart slot : List.copyOf(stored)) {
            scope.take(script.slots().get(slot));
            back.tell(script.forget());
        }
        stored.clear();
        restore(back);
        run.forget();
    }

    private void recover() {
        if (midway) {
            midway = false;
            script.recover().stream().anyMatch(step -> PutBack.attempt(run, step));
        }
    }

    private void restore(PutBack back) {
        if (prepared) {
            prepared = false;
            back.tell(script.restore());
        }
    }

    /** What was sent is sent again, since nobody knows what the device has of it. */
    @Override
    public void resume(SerialLink other) {
        link = settings.over().over(other, time);
        run.resume(link);
    }

    @Override
    public void close() {
        link.close();
        run.close();
    }
}
