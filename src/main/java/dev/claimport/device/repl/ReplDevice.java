package dev.claimport.device.repl;

import dev.claimport.claim.Bundle;
import dev.claimport.device.DeliveryProgress;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceText;
import dev.claimport.device.Forgets;
import dev.claimport.device.Resumes;
import dev.claimport.device.Verification;
import dev.claimport.device.parts.FileDelivery;
import dev.claimport.device.parts.Part;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    private final FileDelivery delivery;
    private final Set<String> begun = new LinkedHashSet<>();
    /** Of these, those that have their names already; until then what lay there before is as it was. */
    private final Set<String> named = new HashSet<>();
    private volatile SerialLink link;
    private RawRepl repl;
    private BoardFiles files;

    ReplDevice(SerialLink link, ReplSettings settings, TimeSource time) {
        this.settings = settings;
        this.time = time;
        this.delivery = new FileDelivery(settings.plan(), settings.serialParameter(), settings.ownParameters());
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
            said = repl.run(WHO, this::fields);
        } catch (PythonException e) {
            throw new DeviceFailure(Kind.STEP_REFUSED, Map.of("sent", "identify", "said", e.error().toString())).exception(e);
        }
        if (said.size() != 3) {
            throw new DeviceFailure(Kind.DEVICE_GARBAGE, Map.of("port", link.path()), said.size() + " fields").exception();
        }
        return DeviceIdentity.of(said.get(0), said.get(1), said.get(2)).withParameters(delivery.parameters(said.get(1)));
    }

    private List<String> fields(ByteBuffer output) {
        link.mask(output);
        return List.of(StandardCharsets.UTF_8.decode(output).toString().split("\t", -1)).stream().map(field -> DeviceText.clean(field, LONGEST)).toList();
    }

    @Override
    public void deliver(Bundle bundle, Instant now, DeliveryProgress progress) {
        delivery.begin(bundle);
        files.prepare();
        delivery.send(progress, (part, held) -> {
            begun.add(part.path());
            write(part, held);
        });
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

    /** All files get their names when each is known to be right: a program that starts meanwhile finds none of them, or all. */
    @Override
    public Verification commit() {
        if (delivery.committed().isPresent()) {
            return delivery.committed().get();
        }
        List<Part> parts = delivery.parts();
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
        begun.clear();
        named.clear();
        return delivery.commit(proves ? settings.verification() : new Verification.NotVerifiable(DeviceFailure.Unverified.NOTHING));
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
                    files.erase(BoardFiles.temporary(path));
                    if (named.contains(path)) {
                        files.erase(path);
                        named.remove(path);
                    }
                    begun.remove(path);
                }
            }
            repl.leave(true);
        } finally {
            delivery.forget();
        }
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
        delivery.close();
    }
}
