/**
 * Shopping lists that several people share: the items to buy, their prices in each store, and the purchases.
 */
package com.example.shoplist;
