package dev.claimport.account.check;

import dev.claimport.account.json.Value;
import dev.claimport.failure.Place.Position;

/** A call of an intrinsic function, or what means to be one. @param section of the template in which it stands */
record Call(Position place, String function, Value argument, String section) {

    static boolean isOne(String key) {
        return key.equals("Ref") || key.startsWith("Fn:");
    }
}
