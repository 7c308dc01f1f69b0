package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Offers a key that it has not. */
final class LiarOffersNobodysKey extends DeviceLie {

    /** X25519's base point: a key that is one, and of which it does not know the secret. */
    private static byte[] key() {
        byte[] key = new byte[32];
        key[0] = 9;
        return key;
    }

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.HELLO) ? with(honest, "seal", key()) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("seal-not-opened");
    }
}
