package dev.claimport.account.check;

import dev.claimport.account.json.Place;

/** A name that {@code Ref} or {@code Fn::Sub} wants a value of. @param function the one of the two */
record Reference(Place place, String function, String name) {}
