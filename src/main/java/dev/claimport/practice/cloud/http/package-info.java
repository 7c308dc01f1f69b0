/** HTTP as the practice cloud needs it: requests left as they came, answers as AWS frames them. */
@NullMarked
package dev.claimport.practice.cloud.http;

import org.jspecify.annotations.NullMarked;
