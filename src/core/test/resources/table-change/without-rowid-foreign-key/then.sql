UPDATE p SET k = 'three' WHERE k = 'TWO';
