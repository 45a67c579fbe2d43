SELECT name, origin FROM pragma_index_list('t') ORDER BY name;
