package dev.claimport.practice.cloud.registry;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * RSA-2048 key pairs (e = 65537), a few made ahead: making one takes 50 to 300 ms, which a technician would see on the claim.
 */
public final class RsaKeyPool implements Supplier<KeyPair>, AutoCloseable {

    private final Queue<KeyPair> ready = new ConcurrentLinkedQueue<>();
    /** How many more are to be made: none is made before there is room for it. */
    private final Semaphore room;
    private final Thread maker;

    /** @param ahead how many pairs are kept ready */
    public RsaKeyPool(int ahead) {
        room = new Semaphore(ahead);
        maker = Thread.ofPlatform().daemon().name("practice-keys").start(this::fill);
    }

    /** A pair that nobody else gets. */
    @Override
    public KeyPair get() {
        KeyPair pair = ready.poll();
        if (pair == null) {
            return generate();
        }
        room.release();
        return pair;
    }

    @Override
    public void close() {
        maker.interrupt();
        ready.clear();
    }

    private void fill() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                room.acquire();
                ready.add(generate());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
