/** JSON in which everything knows its line and column, and keys that stand twice are kept, so that both can be told. */
@NullMarked
package dev.claimport.account.json;

import org.jspecify.annotations.NullMarked;
