package dev.claimport.account.check;

import dev.claimport.failure.Place.Position;


/** A name that {@code Ref} or {@code Fn::Sub} wants a value of. @param function the one of the two */
record Reference(Position place, String function, String name) {}
