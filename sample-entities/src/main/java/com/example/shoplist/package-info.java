/**
 * Shopping lists that several people share: what they want to buy, what it costs where, and what they have bought.
 */
package com.example.shoplist;
