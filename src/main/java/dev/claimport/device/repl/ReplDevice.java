package dev.claimport.device.repl;

import dev.claimport.claim.Bundle;
import dev.claimport.device.DeliveryProgress;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceText;
import dev.claimport.device.Forgets;
import dev.claimport.device.Resumes;
import dev.claimport.device.Verification;
import dev.claimport.device.parts.Part;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A board whose interpreter is told to write files. Its program is interrupted for that, and started anew in the end. For one thread; any
 * thread may close.
 */
final class ReplDevice implements Resumes, Forgets {

    private static final Logger LOG = LoggerFactory.getLogger(ReplDevice.class);
    /** What a small board has memory for, as text of twice its length. */
    private static final int BLOCK = 128;
    /** Where bytes were lost: boards with an UART of no more than a few bytes ({@code rshell}, issues 15 and 29). */
    private static final int SMALL_BLOCK = 32;
    private static final int LONGEST = 64;
    private static final String WHO = """
            import sys,os
            try:
             import binascii
             try:
              import machine
              i=machine.unique_id()
             except ImportError:
              import microcontroller
              i=microcontroller.cpu.uid
             i=binascii.hexlify(i).decode()
            except Exception:
             i=''
            try:
             m=os.uname().machine
            except Exception:
             m=sys.platform
            print(m,i,sys.implementation.name+' '+'.'.join(str(n) for n in sys.implementation.version[:3]),sep='\\t')
            """;

    private final ReplSettings settings;
    private final TimeSource time;
    private final Set<String> complete = new HashSet<>();
    private final Set<String> begun = new LinkedHashSet<>();
    /** Of these, those that have their names already; until then what lay there before is as it was. */
    private final Set<String> named = new HashSet<>();
    private volatile SerialLink link;
    private RawRepl repl;
    private BoardFiles files;
    private List<Part> parts = List.of();
    private Optional<Bundle> partsOf = Optional.empty();
    private String serial = "";
    private Optional<Verification> committed = Optional.empty();

    ReplDevice(SerialLink link, ReplSettings settings, TimeSource time) {
        this.settings = settings;
        this.time = time;
        resume(link);
    }

    @Override
    public void resume(SerialLink fresh) {
        link = fresh;
        repl = new RawRepl(fresh, time);
        files = new BoardFiles(repl);
    }

    @Override
    public DeviceIdentity identify() {
        repl.enter();
        List<String> said;
        try {
            said = repl.run(WHO, ReplDevice::fields);
        } catch (PythonException e) {
            throw new DeviceFailure(Kind.STEP_REFUSED, Map.of("sent", "identify", "said", e.error().toString())).exception(e);
        }
        if (said.size() != 3) {
            throw new DeviceFailure(Kind.DEVICE_GARBAGE, Map.of("port", link.path()), said.size() + " fields").exception();
        }
        serial = said.get(1);
        List<String> parameters = new ArrayList<>(settings.ownParameters());
        if (!serial.isEmpty() && !parameters.contains(settings.serialParameter())) {
            parameters.add(settings.serialParameter());
        }
        return DeviceIdentity.of(said.get(0), serial, said.get(2)).withParameters(parameters);
    }

    private static List<String> fields(ByteBuffer output) {
        return List.of(StandardCharsets.UTF_8.decode(output).toString().split("\t", -1)).stream().map(field -> DeviceText.clean(field, LONGEST)).toList();
    }

    @Override
    public void deliver(Bundle bundle, Instant now, DeliveryProgress progress) {
        if (!partsOf.equals(Optional.of(bundle))) {
            forgetParts();
            parts = settings.plan().render(withSerial(bundle));
            partsOf = Optional.of(bundle);
        }
        long total = parts.stream().mapToLong(Part::size).sum();
        long held = parts.stream().filter(part -> complete.contains(part.path())).mapToLong(Part::size).sum();
        progress.held(held, total);
        files.prepare();
        for (Part part : parts) {
            if (!complete.contains(part.path())) {
                long before = held;
                begun.add(part.path());
                write(part, so -> progress.held(before + so, total));
                complete.add(part.path());
                held += part.size();
            }
        }
    }

    /** Where bytes were lost, the interpreter cannot make sense of the rest: once more, in small pieces. */
    private void write(Part part, IntConsumer held) {
        try {
            files.write(part, BLOCK, held);
        } catch (FailureException e) {
            if (e.failure().kind() != Kind.STEP_REFUSED) {
                throw e;
            }
            LOG.info("{} is sent in small pieces: {}", part.path(), e.getMessage());
            files.write(part, SMALL_BLOCK, held);
        }
    }

    /** What the board says of itself, its program is told with the other parameters as well. */
    private Bundle withSerial(Bundle bundle) {
        if (serial.isEmpty() || bundle.parameters().containsKey(settings.serialParameter())) {
            return bundle;
        }
        Map<String, String> parameters = new HashMap<>(bundle.parameters());
        parameters.put(settings.serialParameter(), serial);
        return new Bundle(bundle.endpoint(), parameters, bundle.claim(), bundle.rootCas(), bundle.clientId());
    }

    /** All files get their names when each is known to be right: a program that starts meanwhile finds none of them, or all. */
    @Override
    public Verification commit() {
        if (committed.isPresent()) {
            return committed.get();
        }
        if (partsOf.isEmpty()) {
            throw new IllegalStateException("nothing was delivered");
        }
        files.prepare();
        boolean proves = files.hasDigest();
        List<Part> unnamed = parts.stream().filter(part -> !proves || !files.holds(part.path(), part)).toList();
        if (proves) {
            unnamed.forEach(this::prove);
        }
        for (Part part : unnamed) {
            named.add(part.path());
            files.accept(part.path());
        }
        files.sync();
        repl.leave(settings.restart());
        committed = Optional.of(proves ? new Verification.Verified("SHA-256") : new Verification.NotVerifiable(DeviceFailure.Unverified.NOTHING));
        begun.clear();
        named.clear();
        closeParts();
        return committed.get();
    }

    /** What is wrong is sent once more, in small pieces. */
    private void prove(Part part) {
        String path = BoardFiles.temporary(part.path());
        if (!files.holds(path, part)) {
            files.write(part, SMALL_BLOCK, _ -> { });
            if (!files.holds(path, part)) {
                throw new DeviceFailure(Kind.DIGEST_WRONG, Map.of(), part.path()).exception();
            }
        }
    }

    /** Removes every file that was begun, the private key's first, and lets the board's program start anew. */
    @Override
    public void abort() {
        try {
            if (!begun.isEmpty()) {
                files.prepare();
                for (String path : new ArrayList<>(begun).reversed()) {
                    files.remove(BoardFiles.temporary(path));
                    if (named.contains(path)) {
                        files.remove(path);
                        named.remove(path);
                    }
                    begun.remove(path);
                }
            }
            repl.leave(true);
        } finally {
            forgetParts();
        }
    }

    private void forgetParts() {
        closeParts();
        complete.clear();
        committed = Optional.empty();
    }

    private void closeParts() {
        PartsPlan.close(parts);
        parts = List.of();
        partsOf = Optional.empty();
    }

    /** A board that was only looked at goes on with its program. */
    @Override
    public void close() {
        try {
            repl.leave(true);
        } catch (FailureException e) {
            LOG.debug("the board's program could not be started anew: {}", e.getMessage());
        }
        link.close();
        PartsPlan.close(parts);
    }
}
